/*
 * Reads values that come from outside the process by hand: loading zod would take a sixth of the time within which the
 * server is to answer, and open some seventy files at once. All throw a `TypeError` that names what is not as it should be.
 */

/** The fields of an object. */
export function fields(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unexpected(place)
  return { ...value }
}

export function text(value: unknown, place: string): string {
  if (typeof value !== 'string') throw unexpected(place)
  return value
}

/** A whole number, not negative. */
export function count(value: unknown, place: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw unexpected(place)
  return value
}

export function list<Value>(
  value: unknown,
  place: string,
  parse: (value: unknown, place: string) => Value,
): Value[] {
  if (!Array.isArray(value)) throw unexpected(place)
  return value.map((item: unknown, index) => parse(item, `${place}[${index}]`))
}

export function record<Value>(
  value: unknown,
  place: string,
  parse: (value: unknown, place: string) => Value,
): Record<string, Value> {
  const entries = Object.entries(fields(value, place))
  return Object.fromEntries(entries.map(([name, item]) => [name, parse(item, `${place}.${name}`)]))
}

export function unexpected(place: string): TypeError {
  return new TypeError(`valeur inattendue pour ${place}`)
}
