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
