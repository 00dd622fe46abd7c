import { validateHeaderName, validateHeaderValue } from 'node:http'

/** Header fields as they go over the wire, each line with its end. */
export type Header = string

/** Checks and writes out header fields. Throws a TypeError when one cannot stand in a header. */
export function header(headers: Readonly<Record<string, string>>): Header {
  return Object.entries(headers)
    .map(([name, value]) => {
      validateHeaderName(name)
      validateHeaderValue(name, value)
      return `${name}: ${value}\r\n`
    })
    .join('')
}

/** Names and values in turn, as `writeHead` takes them. */
export function headerFields(header: Header): string[] {
  return header
    .split('\r\n')
    .slice(0, -1)
    .flatMap((line) => {
      const colon = line.indexOf(': ')
      return [line.slice(0, colon), line.slice(colon + 2)]
    })
}
