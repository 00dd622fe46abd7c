import type { RequestListener } from 'node:http'
import type { Readable } from 'node:stream'
import { inject } from 'light-my-request'

/** What the app answers to a GET. */
export interface Answer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readable
}

/** Asks the app for the document at a path, without a port. */
export type App = (path: string) => Promise<Answer>

/** Makes a request listener answer as the site at this origin. */
export function appOf(listener: RequestListener, siteUrl: string): App {
  const { host, protocol } = new URL(siteUrl)
  const headers = { host, 'x-forwarded-proto': protocol.slice(0, -1), accept: '*/*', 'user-agent': 'edition' }
  return async (path) => {
    const url = encodeURI(path)
    const answer = await inject(listener, { method: 'GET', url, headers, payloadAsStream: true })
    return { status: answer.statusCode, headers: flat(answer.headers), body: answer.stream() }
  }
}

function flat(headers: Record<string, number | string | string[] | undefined>): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value)]],
  )
  return Object.fromEntries(entries)
}

/** The request listener of a built Next.js app, in this process. */
export async function loadNextApp(folder: string): Promise<RequestListener> {
  const { default: next } = await import('next')
  const app = next({ dev: false, dir: folder })
  await app.prepare()
  const handle = app.getRequestHandler()
  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error(error)
      response.destroy(error instanceof Error ? error : new Error(String(error)))
    })
  }
}
