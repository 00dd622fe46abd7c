/*
 * Results of pure functions, worked out once for the pages and the editions that want them: by what the function was
 * given, or by the very object. Besides, content is pinned for one composition (lib/content/pinned.ts), and pages are
 * taken over from the edition before by their ingredients (app/_ingredients.ts).
 */

/** How many results of one function are kept: those of this edition and of the one before, and some to spare. */
const most = 64

/**
 * The same function, which remembers its last results by what it was given. For pure functions of plain data whose work
 * is worth more than writing that data as JSON.
 *
 * `memory` gives the place of the results. It should be on `globalThis`: Next.js bundles each page apart, and each
 * bundle would otherwise do the same work again.
 */
export function remembered<Input, Result>(
  memory: () => Map<string, Result>,
  work: (input: Input) => Result,
): (input: Input) => Result {
  return (input) => {
    const results = memory()
    const key = JSON.stringify(input)
    const known = results.get(key)
    if (known !== undefined) return known
    const result = work(input)
    const [oldest] = results.keys()
    if (results.size >= most && oldest !== undefined) results.delete(oldest)
    results.set(key, result)
    return result
  }
}

/** The same function, which works out its result once for each object and keeps it as long as the object lives. */
export function kept<Subject extends object, Result>(
  work: (subject: Subject) => Result,
): (subject: Subject) => Result {
  const results = new WeakMap<Subject, { readonly result: Result }>()
  return (subject) => {
    const known = results.get(subject) ?? { result: work(subject) }
    results.set(subject, known)
    return known.result
  }
}
