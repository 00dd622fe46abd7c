import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The open connections of a server, each with the answer that it is sending, so that the server can end in good order. */
export class Connections {
  readonly #open = new Map<Socket, ServerResponse | undefined>()
  #closing = false

  add(socket: Socket): void {
    this.#open.set(socket, undefined)
    socket.once('close', () => this.#open.delete(socket))
  }

  /** Notes the answer that this connection is about to send. */
  serve(socket: Socket, response: ServerResponse): void {
    this.#open.set(socket, response)
    if (this.#closing) response.shouldKeepAlive = false
  }

  /** Closes the connections that are sending nothing; answers that start later close theirs themselves. */
  closeIdle(): void {
    this.#closing = true
    for (const [socket, response] of this.#open) {
      if (response === undefined || response.writableFinished) socket.destroySoon()
    }
  }

  closeAll(): void {
    for (const socket of this.#open.keys()) socket.destroy()
  }
}
