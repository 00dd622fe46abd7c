import type { Headers } from './headers'

/** Addresses that share header fields: one, those one step below a folder, or all that begin with it. */
export interface Pattern {
  readonly reach: 'one' | 'children' | 'all'
  /** For `one` the address itself; else the folder, without a final slash. */
  readonly path: string
}

export interface HeaderRule {
  readonly pattern: Pattern
  readonly headers: Headers
}

/**
 * The header fields of many addresses in few rules, the broadest first. No field of an address stands in two rules that
 * reach it: hosts differ in what they do then, and some join the values.
 *
 * @param base folder under which all addresses lie, without a final slash; empty for the root
 */
export function headerRules(documents: ReadonlyMap<string, Headers>, base: string): HeaderRule[] {
  const left = new Map(Array.from(documents, ([path, headers]) => [path, new Map(Object.entries(headers))]))
  const rules: HeaderRule[] = []
  for (const pattern of patternsFor([...documents.keys()], base)) {
    const reached = [...left].filter(([path]) => reaches(pattern, path)).map(([, fields]) => fields)
    const headers = reached.length > 1 ? shared(reached) : {}
    for (const fields of reached) for (const name of Object.keys(headers)) fields.delete(name)
    if (Object.keys(headers).length > 0) rules.push({ pattern, headers })
  }
  for (const [path, fields] of left) {
    if (fields.size > 0) rules.push({ pattern: { reach: 'one', path }, headers: Object.fromEntries(fields) })
  }
  return rules
}

/** All, then each folder, from the top. What has the name of a folder is not reached with what is in it. */
function patternsFor(paths: readonly string[], base: string): Pattern[] {
  const folders = new Set(paths.flatMap((path) => foldersAbove(path)))
  return [
    { reach: 'all', path: base },
    ...[...folders]
      .filter((folder) => folder.startsWith(`${base}/`))
      .map((path) => ({ reach: 'children', path }) as const),
  ]
}

/** Whether a rule for this pattern is applied to an address. */
function reaches({ reach, path: folder }: Pattern, path: string): boolean {
  if (reach === 'one') return path === folder
  if (!path.startsWith(`${folder}/`)) return false
  return reach === 'all' || !path.slice(folder.length + 1).includes('/')
}

function shared([first, ...others]: readonly ReadonlyMap<string, string>[]): Headers {
  return Object.fromEntries(
    [...(first ?? [])].filter(
      ([name, value]) => !isForEver(value) && others.every((fields) => fields.get(name) === value),
    ),
  )
}

/** A pattern also reaches addresses that there are not; « introuvable » must not be kept for a year. */
function isForEver(value: string): boolean {
  return /\bimmutable\b/.test(value)
}

/** `/a/b/c` → `/a`, `/a/b`. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(1, -1)
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)
}
