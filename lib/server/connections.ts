import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

interface Connection {
  /** The answer that it sends, or sent last. */
  response?: ServerResponse
  /** Whether a last word waits for the end of that answer. */
  isRefused: boolean
}

/** The open connections of a server, each with the answer that it is sending, so that the server can end in good order. */
export class Connections {
  readonly #open = new Map<Socket, Connection>()
  #closing = false

  /** How many are open. */
  get count(): number {
    return this.#open.size
  }

  /**
   * Node takes its own listeners off a socket that it hands over, as for CONNECT. These stay: a client that breaks off
   * is no fault of the server, and one that says nothing for the server's `timeout` is let go, whatever it asked for.
   */
  add(socket: Socket): void {
    this.#open.set(socket, { isRefused: false })
    socket.on('error', () => {})
    socket.on('timeout', () => socket.destroy())
    socket.once('close', () => this.#open.delete(socket))
  }

  /** Notes the answer that this connection is about to send. */
  serve(socket: Socket, response: ServerResponse): void {
    const connection = this.#open.get(socket)
    if (connection) connection.response = response
    if (this.#closing) response.shouldKeepAlive = false
  }

  /** Ends a connection on which no request can follow: with these bytes, once the answers before them have gone. */
  refuse(socket: Socket, bytes: Buffer): void {
    const connection = this.#open.get(socket)
    if (!connection || !socket.writable) return void socket.destroy()
    // What comes after garbage is garbage too, and was answered with it.
    if (connection.isRefused) return
    connection.isRefused = true
    const end = () => {
      if (socket.writable) socket.write(bytes)
      socket.destroySoon()
    }
    const { response } = connection
    // The client was told that the answer before is the last one.
    if (response && !response.shouldKeepAlive) {
      if (response.writableFinished) socket.destroySoon()
      else response.once('close', () => socket.destroySoon())
    } else if (response && !response.writableFinished) response.once('close', end)
    else end()
  }

  /** Closes the connections that are sending nothing; answers that start later close theirs themselves. */
  closeIdle(): void {
    this.#closing = true
    for (const [socket, { response }] of this.#open) {
      if (response === undefined || response.writableFinished) socket.destroySoon()
    }
  }

  closeAll(): void {
    for (const socket of this.#open.keys()) socket.destroy()
  }
}
