import { createHash } from 'node:crypto'
import {
  type Passage,
  type Place,
  type Publication,
  placeBySlug,
  type WithdrawnPassage,
  withoutTexts,
} from '#lib/publication'
import { citedPassage, citedPassages, passagePath, placePath, type TextOnPage } from '#lib/site'

/*
 * Pages that are many and show little of the publication are rendered from that little alone. An edition takes such a
 * page over from the one before when its ingredients are the same: it cannot show anything else.
 */

/** What the page of a place is rendered from: its own text, and all but the texts of the rest. */
export interface PlaceIngredients {
  readonly publication: Publication
  readonly place: Place
  readonly previous?: Place
  readonly next?: Place
}

/** What the page of a passage is rendered from. */
export type PassageIngredients =
  | { readonly publication: Publication; readonly withdrawn: WithdrawnPassage }
  | {
      readonly publication: Publication
      /** Its text has the notes alone. */
      readonly passage: Passage
      readonly page: Pick<TextOnPage, 'path' | 'title' | 'part'>
    }

/** Nothing when there is no such place. */
export function placeIngredients(work: Publication, slug: string): PlaceIngredients | undefined {
  const publication = bare(work)
  const found = placeBySlug(publication, slug)
  const own = placeBySlug(work, slug)
  return found && own && { publication, ...found, place: own.place }
}

/** `anchor` is the last part of the passage's address. Nothing when no passage has it. */
export function passageIngredients(work: Publication, anchor: string): PassageIngredients | undefined {
  const publication = bare(work)
  const cited = citedPassage(work, anchor)
  if (!cited) return undefined
  if (!('passage' in cited)) return { publication, withdrawn: cited }
  const { passage, page } = cited
  const { file, tree } = passage.text
  const notes = tree.children.filter(({ type }) => type === 'footnoteDefinition')
  return {
    publication,
    passage: { ...passage, text: { file, tree: { type: 'root', children: notes } } },
    page: { path: page.path, title: page.title, part: page.part },
  }
}

/** Hashes of the ingredients, SHA-256 in hexadecimal, by the path of the page that is rendered from them. */
export function ingredientHashes(work: Publication): ReadonlyMap<string, string> {
  const common = hash(bare(work))
  const own = <Ingredients extends { publication: Publication }>(ingredients: Ingredients | undefined) =>
    hash([common, { ...ingredients, publication: undefined }])
  return new Map([
    ...(work.places?.list ?? []).map(
      (place) => [placePath(place), own(placeIngredients(work, place.slug))] as const,
    ),
    ...[...citedPassages(work)].map(
      ([anchor, passage]) => [passagePath(passage), own(passageIngredients(work, anchor))] as const,
    ),
  ])
}

const bareOnes = new WeakMap<Publication, Publication>()

/** One for all pages, whose figures are worked out once for it. */
function bare(work: Publication): Publication {
  const known = bareOnes.get(work) ?? withoutTexts(work)
  bareOnes.set(work, known)
  return known
}

/** Where words stand in their file changes nothing of a page. */
function hash(value: unknown): string {
  const json = JSON.stringify(value, (key, part: unknown) => (key === 'position' ? undefined : part))
  return createHash('sha256').update(json).digest('hex')
}
