import type { FrontMatter } from './front-matter'
import type { Problem } from './problem'

/** The lists of facts that have a date or a number, by the path of the field. */
const facts = [['chronologie'], ['suites'], ['population'], ['entretiens', 'effectifs']] as const

/** Warns of facts without a source, and of sources at an address that is not encrypted. */
export function checkFacts({ file, fields, place }: FrontMatter): Problem[] {
  const cardHasSources = !file.includes('/') ? false : items(fields, ['sources']).length > 0
  const unsourced = facts.flatMap((path) =>
    items(fields, path).flatMap((fact, index): Problem[] => {
      if (cardHasSources || items(fact, ['sources']).length > 0) return []
      const message = `« ${path.join('.')}, élément ${index + 1} » ne dit pas d’où il vient. Ajouter la clé d’une source, par exemple « sources: [P] ».`
      return [{ ...place([...path, index]), file, rule: 'fait-sans-source', message }]
    }),
  )
  const unencrypted = items(fields, ['sources']).flatMap((source, index): Problem[] => {
    const address = fieldOf(source, 'adresse')
    if (typeof address !== 'string' || !/^http:/i.test(address.trim())) return []
    return [{ ...place(['sources', index, 'adresse']), file, ...withoutEncryption(address.trim()) }]
  })
  return [...unsourced, ...unencrypted]
}

/** What to say of an address that begins with http://. */
export function withoutEncryption(address: string): Pick<Problem, 'rule' | 'message'> {
  const safe = address.replace(/^http:/i, 'https:')
  return {
    rule: 'lien-sans-https',
    message: `« ${address} » commence par http:// : ce que le lecteur y demande passe en clair. Essayer ${safe} dans un navigateur et, si la page s’ouvre, écrire cette adresse.`,
  }
}

function items(value: unknown, path: readonly string[]): readonly unknown[] {
  const found = path.reduce<unknown>(fieldOf, value)
  return Array.isArray(found) ? found : []
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}
