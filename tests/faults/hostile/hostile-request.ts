/** Bytes that no honest client sends, and what may be answered. */
export interface HostileRequest {
  readonly family: string
  /** One character a byte. */
  readonly bytes: string
  /** Statuses that each reply may have. */
  readonly allowed: readonly number[]
  /** How many replies there may be: no more, for what follows is content or refused, and no fewer where it is a request. */
  readonly replies: { readonly least: number; readonly most: number }
}

/** A word that stands in what is sent and may come back in no answer. */
export const bait = 'appat7391'

const closing = 'Connection: close\r\n'
export const host = 'Host: localhost\r\n'

/** A request that ends its connection. */
export function request(line: string, fields = '', content = ''): string {
  return `${line}\r\n${host}${fields}${closing}\r\n${content}`
}

/** One request, to be answered once. */
export function once(family: string, bytes: string, allowed: readonly number[]): HostileRequest {
  return { family, bytes, allowed, replies: { least: 1, most: 1 } }
}

/** One request, which may also be met with the connection's end. */
export function onceOrNever(family: string, bytes: string, allowed: readonly number[]): HostileRequest {
  return { family, bytes, allowed, replies: { least: 0, most: 1 } }
}
