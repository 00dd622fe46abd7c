import { draftNamed } from './draft-named'
import { sourceKeys } from './fields'
import type { ParsedFile } from './parse-file'
import type { PublicationFields } from './parse-publication'
import { type Problem, proposal } from './problem'
import { type ContentFolder, slugsIn } from './read-folder'

const chapters = [
  { name: 'lieux', folder: 'villes' },
  { name: 'entretiens', folder: 'entretiens' },
  { name: 'partenaires', folder: 'partenaires' },
] as const
type Folder = (typeof chapters)[number]['folder']

/** Checks that what publication.md names has its card, and that cards have their chapter. */
export function checkNames(
  main: ParsedFile<PublicationFields>,
  folder: ContentFolder,
  drafts: ReadonlySet<string>,
): Problem[] {
  const { fields, faulty, frontMatter } = main
  if (!frontMatter) return []
  const cards: Readonly<Record<Folder, readonly string[]>> = {
    villes: slugsIn(folder, 'villes'),
    entretiens: slugsIn(folder, 'entretiens'),
    partenaires: slugsIn(folder, 'partenaires'),
  }
  const at = (path: readonly PropertyKey[], rule: Problem['rule'], message: string): Problem => ({
    ...frontMatter.place(path, path.length === 1 ? 'key' : 'value'),
    rule,
    message,
  })
  const checkSlug = (path: readonly PropertyKey[], slug: string, cardFolder: Folder): Problem[] => {
    if (cards[cardFolder].includes(slug)) return []
    const message = `« ${slug} » n’a pas de fiche : le fichier ${cardFolder}/${slug}.md n’existe pas. Corriger ce nom, ou créer la fiche.${proposal(slug, cards[cardFolder])}`
    return [at(path, 'reference-inconnue', message)]
  }
  return [
    ...chapters.flatMap(({ name, folder: cardFolder }) => {
      if (faulty.has(name)) return []
      const chapter = fields[name]
      const count = cards[cardFolder].length
      if (!chapter && count > 0) {
        const more = {
          lieux: ', « menu » et « nom »',
          entretiens: ', « menu » et « effectifs »',
          partenaires: ' et « menu »',
        }
        const problem = at(
          [],
          'rubrique-absente',
          `Le dossier « ${cardFolder} » a des fiches, mais « ${name} » manque ici. Ajouter « ${name}: » et, en retrait sur les lignes suivantes, « titre »${more[name]}.`,
        )
        const areDrafts = cards[cardFolder].every((slug) => drafts.has(`${cardFolder}/${slug}.md`))
        return [areDrafts ? { ...problem, isInDraft: true } : problem]
      }
      // Interviews may be counted without being told sphere by sphere.
      if (chapter && count === 0 && name !== 'entretiens') {
        return [
          at(
            [name],
            'rubrique-vide',
            `« ${name} » annonce une rubrique, mais le dossier « ${cardFolder} » n’a aucune fiche. Ajouter une fiche, ou supprimer « ${name} ».`,
          ),
        ]
      }
      return (chapter?.ordre ?? []).flatMap((slug, index) =>
        checkSlug([name, 'ordre', index], slug, cardFolder),
      )
    }),
    ...(faulty.has('suites') ? [] : fields.suites).flatMap(({ places }, suite) =>
      places.flatMap(({ slug }, index) => {
        const path = ['suites', suite, 'lieux', index, 'lieu']
        if (!drafts.has(`villes/${slug}.md`)) return checkSlug(path, slug, 'villes')
        const { rule, message } = draftNamed(`« ${slug} » est`)
        return [at(path, rule, message)]
      }),
    ),
  ]
}

/** Checks that every source key that front matter cites is listed once in the `sources` of `main`. */
export function checkSourceKeys(
  files: readonly ParsedFile<unknown>[],
  { fields: { sources }, faulty }: ParsedFile<PublicationFields>,
): Problem[] {
  if (faulty.has('sources')) return []
  const keys = sources.map(({ key }) => key)
  return files.flatMap(({ frontMatter }) => {
    if (!frontMatter) return []
    const { file, fields, place } = frontMatter
    return [...listedKeys(fields)].flatMap(({ path, key, cited }): Problem[] => {
      // A list that is no list of keys has been told already.
      if (!sourceKeys.safeParse([key]).success) return []
      if (cited && !keys.includes(key)) {
        const message = `La source « ${key} » n’est pas dans la liste « sources » de publication.md. Corriger cette clé, ou ajouter la source à la liste.${proposal(key, keys)}`
        return [{ ...place(path), file, rule: 'reference-inconnue', message }]
      }
      const index = Number(path[1])
      if (!cited && keys.indexOf(key) < index) {
        const message = `La clé « ${key} » sert déjà à une autre source. En choisir une autre.`
        return [{ ...place(path), file, rule: 'cle-en-double', message }]
      }
      return []
    })
  })
}

/** The strings of every list named `sources`, and the keys that the sources themselves bear. */
function* listedKeys(
  value: unknown,
  path: readonly PropertyKey[] = [],
): Generator<{ readonly path: readonly PropertyKey[]; readonly key: string; readonly cited: boolean }> {
  if (typeof value === 'string') {
    if (path.at(-2) === 'sources') yield { path, key: value.trim(), cited: true }
    else if (path.length === 3 && path[0] === 'sources' && path[2] === 'cle')
      yield { path, key: value.trim(), cited: false }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* listedKeys(item, [...path, index])
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) yield* listedKeys(item, [...path, name])
  }
}
