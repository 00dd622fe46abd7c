import type { z } from 'zod'
import { requiredPages } from '../addresses'
import type { Chapter, Original, Picture, Prose, Publication } from '../publication'
import type { ParsedFile } from './parse-file'
import { page, type pageFields } from './parse-page'
import { partner, type partnerFields } from './parse-partner'
import { place, type placeFields } from './parse-place'
import type { PublicationFields } from './parse-publication'
import { sphere, type sphereFields } from './parse-sphere'

/** The parsed files that make a publication. */
export interface Assembly {
  readonly main: ParsedFile<PublicationFields>
  readonly places: readonly ParsedFile<z.output<typeof placeFields>>[]
  readonly spheres: readonly ParsedFile<z.output<typeof sphereFields>>[]
  readonly partners: readonly ParsedFile<z.output<typeof partnerFields>>[]
  readonly pages: readonly ParsedFile<z.output<typeof pageFields>>[]
}

/** The files without the drafts; a chapter of which all cards are drafts goes with them. */
export function published(assembly: Assembly): Assembly {
  const { main, places, spheres, partners, pages } = assembly
  const { lieux, entretiens, partenaires } = main.fields
  return {
    main: {
      ...main,
      fields: {
        ...main.fields,
        lieux: areAllDrafts(places) ? undefined : lieux,
        entretiens: areAllDrafts(spheres) ? undefined : entretiens,
        partenaires: areAllDrafts(partners) ? undefined : partenaires,
      },
    },
    places: places.filter(isPublished),
    spheres: spheres.filter(isPublished),
    partners: partners.filter(isPublished),
    pages: pages.filter(isPublished),
  }
}

/** The same files with other texts. */
export function withTexts(
  { main, places, spheres, partners, pages }: Assembly,
  set: (text: Prose) => Prose,
): Assembly {
  const reset = <Fields>(file: ParsedFile<Fields>): ParsedFile<Fields> => ({ ...file, text: set(file.text) })
  return {
    main: reset(main),
    places: places.map(reset),
    spheres: spheres.map(reset),
    partners: partners.map(reset),
    pages: pages.map(reset),
  }
}

const isPublished = ({ isDraft }: ParsedFile<unknown>): boolean => !isDraft
const areAllDrafts = (cards: readonly ParsedFile<unknown>[]): boolean =>
  cards.length > 0 && !cards.some(isPublished)

/** The publication that files make; its paragraphs have no numbers yet. */
export function assemble(
  { main, places, spheres, partners, pages }: Assembly,
  pictures: readonly Picture[],
  original: Original | undefined,
): Omit<Publication, 'withdrawnPassages'> {
  const { fields } = main
  return {
    slug: fields.identifiant,
    kind: fields.nature,
    title: fields.titre,
    shortTitle: fields.titre_court,
    series: fields.collection,
    number: fields.numero,
    isbn: fields.isbn,
    doi: fields.doi,
    date: fields.date,
    period: fields.periode,
    authors: fields.auteurs,
    publisher: fields.editeur,
    abstract: fields.resume,
    keywords: fields.mots_cles,
    downloadLabel: fields.telechargement,
    text: main.text,
    places: fields.lieux && {
      ...chapter(fields.lieux),
      noun: fields.lieux.nom,
      list: ordered(places.map(make(place)), fields.lieux.ordre),
    },
    interviews: fields.entretiens && {
      ...chapter(fields.entretiens),
      counts: fields.entretiens.effectifs,
      spheres: ordered(spheres.map(make(sphere)), fields.entretiens.ordre),
    },
    partners: fields.partenaires && {
      ...chapter(fields.partenaires),
      list: ordered(partners.map(make(partner)), fields.partenaires.ordre),
    },
    followUps: fields.suites,
    chronology: fields.chronologie,
    sources: fields.sources,
    corrections: fields.corrections,
    versions: fields.versions,
    pages: ordered(pages.map(make(page)), requiredPages),
    redirections: fields.redirections,
    original,
    pictures,
  }
}

/** Makes an item of the model from a parsed file. */
function make<Fields, Item>(item: (fields: Fields, slug: string, text: Prose) => Item) {
  return ({ fields, slug, text }: ParsedFile<Fields>): Item => item(fields, slug, text)
}

function chapter({
  titre,
  menu,
  description,
}: {
  titre: string
  menu: string
  description?: string
}): Chapter {
  return { title: titre, menu, description }
}

/** The items that `order` names, in its order, then the others by slug. */
function ordered<T extends { readonly slug: string }>(items: readonly T[], order: readonly string[]): T[] {
  const rank = ({ slug }: T) => (order.includes(slug) ? order.indexOf(slug) : order.length)
  return [...items].sort((a, b) => rank(a) - rank(b) || a.slug.localeCompare(b.slug, 'fr'))
}
