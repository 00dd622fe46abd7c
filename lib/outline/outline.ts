import {
  legalPages,
  pagePath,
  partnerAnchor,
  paths,
  placeAnchor,
  placePath,
  recordAnchors,
  sourceAnchor,
  sphereAnchor,
} from '../addresses'
import { words } from '../language'
import { opening, type Page, type Partners, type Place, type Places, type Publication } from '../publication'
import type { Part, PartOf } from './part'

/** What the parts are made from; the numbers of paragraphs are given after them. */
export type Outlined = Omit<Publication, 'withdrawnPassages'>

/** The parts of the publication, in reading order. */
export function outline(publication: Outlined): readonly Part[] {
  const { places, interviews, partners, pages } = publication
  return [
    presentation(publication),
    ...(places ? [placesPart(places, publication)] : []),
    ...(interviews ? [interviewsPart(interviews, publication)] : []),
    ...(partners ? [partnersPart(partners, publication)] : []),
    citing(publication),
    ...pages.map((page) => pagePart(page, publication)),
  ]
}

const chapter = {
  rank: 'chapter',
  navigation: 'header',
  isInFiles: true,
  isNumbered: true,
  texts: [],
  anchors: [],
  children: [],
} as const

function presentation({ text, abstract }: Outlined): PartOf<'presentation'> {
  return {
    ...chapter,
    kind: 'presentation',
    rank: 'opening',
    address: paths.home,
    title: words.presentation,
    menu: words.presentation,
    summary: abstract,
    texts: [{ text }],
  }
}

function placesPart(places: Places, { abstract }: Outlined): PartOf<'places'> {
  const { title, menu, description, list } = places
  return {
    ...chapter,
    kind: 'places',
    places,
    address: paths.places,
    title,
    menu,
    description,
    summary: description ?? abstract,
    children: list.map((place) => placePart(place, abstract)),
  }
}

function placePart(place: Place, abstract: string): PartOf<'place'> {
  return {
    ...chapter,
    kind: 'place',
    place,
    navigation: undefined,
    address: placePath(place),
    title: place.name,
    menu: place.name,
    summary: opening(place.text) ?? abstract,
    texts: [{ text: place.text }],
    anchor: placeAnchor,
  }
}

function interviewsPart(
  interviews: NonNullable<Publication['interviews']>,
  { abstract }: Outlined,
): PartOf<'interviews'> {
  const { title, menu, description, spheres } = interviews
  return {
    ...chapter,
    kind: 'interviews',
    interviews,
    address: paths.interviews,
    title,
    menu,
    description,
    summary: description ?? abstract,
    texts: spheres.map((sphere) => ({
      text: sphere.text,
      within: sphereAnchor(sphere),
      name: sphere.name,
    })),
    anchors: spheres.map(sphereAnchor),
  }
}

function partnersPart(partners: Partners, { abstract }: Outlined): PartOf<'partners'> {
  const { title, menu, description, list } = partners
  return {
    ...chapter,
    kind: 'partners',
    partners,
    address: paths.partners,
    title,
    menu,
    description,
    summary: description ?? abstract,
    texts: list.map((partner) => ({
      text: partner.text,
      within: partnerAnchor(partner),
      name: partner.name,
    })),
    anchors: list.map(partnerAnchor),
  }
}

/** Pages at the foot of the site speak of the site itself; that on provenance belongs to the publication all the same. */
function pagePart(page: Page, { sources, abstract }: Outlined): PartOf<'page'> {
  const { title, menu, description, navigation, text } = page
  const address = pagePath(page)
  const isAbout = address === paths.about
  const isOfPublication = navigation === 'header' || isAbout
  return {
    ...chapter,
    kind: 'page',
    page,
    rank: isOfPublication ? 'chapter' : 'site',
    navigation,
    isInFiles: isOfPublication,
    isNumbered: !legalPages.includes(page.slug),
    address,
    title,
    menu,
    description,
    summary: description ?? opening(text) ?? abstract,
    texts: [{ text }],
    anchors: isAbout ? sources.map(sourceAnchor) : [],
  }
}

function citing({ shortTitle }: Outlined): PartOf<'citing'> {
  return {
    ...chapter,
    kind: 'citing',
    rank: 'site',
    navigation: 'footer',
    isInFiles: false,
    isNumbered: false,
    address: paths.cite,
    title: words.cite,
    menu: words.cite,
    summary: words.citingDescription(shortTitle),
    anchors: Object.values(recordAnchors),
  }
}
