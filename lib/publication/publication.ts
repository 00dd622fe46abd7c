import type { Author, Organization } from './author'
import { compareDates, type PartialDate } from './calendar'
import type { Correction, DatedFact, FollowUp, Redirection, Version } from './history'
import type { Interviews } from './interviews'
import type { Partner } from './partner'
import type { WithdrawnPassage } from './passages'
import type { Place, Population } from './place'
import type { Prose } from './prose'
import type { Source } from './source'

/** What a part of the publication that has a page of its own is called: on its page, and in the menu. */
export interface Chapter {
  readonly title: string
  readonly menu: string
  /** One sentence for search engines and for the head of its page. */
  readonly description?: string
}

export interface Places extends Chapter {
  /** How one of them is called: « ville ». */
  readonly noun: string
  /** At least one, in reading order. */
  readonly list: readonly Place[]
}

export interface Partners extends Chapter {
  /** At least one, in reading order. */
  readonly list: readonly Partner[]
}

/** A page of running text besides the presentation: `/a-propos`. */
export interface Page {
  readonly slug: string
  readonly title: string
  readonly menu: string
  /** Where its link stands: with the parts of the publication, or at the foot of every page. */
  readonly navigation: 'header' | 'footer'
  readonly description?: string
  readonly text: Prose
}

/** The publication's own file, supplied by an editor and served byte for byte. */
export interface Original {
  /** Path inside the content folder: `documents/cahier.pdf`. */
  readonly file: string
  /** Bytes. */
  readonly length: number
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly pages: number
  /** Whether its structure is marked for screen readers. */
  readonly isTagged: boolean
  /** Whether it has words, and not only pictures of them. */
  readonly hasText: boolean
}

/** A picture that texts show. */
export interface Picture {
  /** Path inside the content folder, and address on the site without its first slash: `images/carte.png`. */
  readonly file: string
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** One published work and all that its site says of it. Values that are not known are absent. */
export interface Publication {
  /** The stem of the addresses of its files: `les-villes-et-le-lien-social`. */
  readonly slug: string
  /** What kind of work it is, as its first line says: « Publication ». */
  readonly kind: string
  readonly title: string
  readonly shortTitle: string
  /** « Cahier de l'Odas ». */
  readonly series?: string
  /** In its series, as it is printed: « 12 ». */
  readonly number?: string
  /** As it is printed, with its hyphens. */
  readonly isbn?: string
  /** Without a resolver: `10.1234/abc`. */
  readonly doi?: string
  readonly date: PartialDate
  /** The time that the work is about, or in which the study was made. */
  readonly period?: { readonly start: PartialDate; readonly end?: PartialDate }
  readonly authors: readonly Author[]
  readonly publisher: Organization
  readonly abstract: string
  readonly keywords: readonly string[]
  /** The words of the link to the publication's own file. */
  readonly downloadLabel: string
  /** The presentation, with blocks where the other parts stand. */
  readonly text: Prose
  readonly places?: Places
  readonly interviews?: Chapter & Interviews
  readonly partners?: Partners
  readonly followUps: readonly FollowUp[]
  /** In order of date. */
  readonly chronology: readonly DatedFact[]
  readonly sources: readonly Source[]
  readonly corrections: readonly Correction[]
  /** At least one, newest first. */
  readonly versions: readonly [Version, ...Version[]]
  readonly pages: readonly Page[]
  /** In order of their numbers. */
  readonly withdrawnPassages: readonly WithdrawnPassage[]
  readonly redirections: readonly Redirection[]
  readonly original?: Original
  readonly pictures: readonly Picture[]
}

/** The publication with every text emptied: what its pages say of one another, and nothing of what each tells. */
export function withoutTexts(publication: Publication): Publication {
  const { text, places, interviews, partners, pages } = publication
  return {
    ...publication,
    text: emptied(text),
    places: places && { ...places, list: places.list.map(withoutText) },
    interviews: interviews && { ...interviews, spheres: interviews.spheres.map(withoutText) },
    partners: partners && { ...partners, list: partners.list.map(withoutText) },
    pages: pages.map(withoutText),
  }
}

function withoutText<Part extends { readonly text: Prose }>(part: Part): Part {
  return { ...part, text: emptied(part.text) }
}

const emptied = ({ file }: Prose): Prose => ({ file, tree: { type: 'root', children: [] } })

/** The version that the site shows. */
export function currentVersion(publication: Publication): Version {
  return publication.versions[0]
}

/** Versions from the newest to the oldest. */
export function newestFirst(versions: Publication['versions']): [Version, ...Version[]] {
  const [newest = versions[0], ...older] = [...versions].sort((a, b) => compareDates(b.date, a.date))
  return [newest, ...older]
}

/** The source with this key, if the publication has it. */
export function sourceByKey(publication: Publication, key: string): Source | undefined {
  return publication.sources.find((source) => source.key === key)
}

/** The works that continued the publication in this place. */
export function followUpsIn(publication: Publication, place: Place): FollowUp[] {
  return publication.followUps.filter(({ places }) => places.some(({ slug }) => slug === place.slug))
}

/** The place with this slug, between its neighbours in reading order. */
export function placeBySlug(
  { places }: Publication,
  slug: string,
): { readonly place: Place; readonly previous?: Place; readonly next?: Place } | undefined {
  const list = places?.list ?? []
  const index = list.findIndex((place) => place.slug === slug)
  const place = list[index]
  return place && { place, previous: list[index - 1], next: list[index + 1] }
}

/** The page of running text with this slug. */
export function pageBySlug({ pages }: Publication, slug: string): Page | undefined {
  return pages.find((page) => page.slug === slug)
}

/** The years of reference for which the places have populations, oldest first. */
export function populationYears({ list }: Places): Pick<Population, 'referenceYear' | 'inForceIn'>[] {
  const years = new Map(
    list.flatMap(({ populations }) =>
      populations.map((population) => [population.referenceYear, population]),
    ),
  )
  return [...years.values()].sort((a, b) => a.referenceYear - b.referenceYear)
}

/** Whether some place has coordinates, so that a map can show it. */
export function isMapped({ list }: Places): boolean {
  return list.some(({ coordinates }) => coordinates !== undefined)
}

/** Whether something compares the places: their populations, or their regions then and now. */
export function isCompared(places: Places): boolean {
  return populationYears(places).length > 0 || places.list.some(({ region }) => region)
}
