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
import type { Page, Place, Publication } from '../publication'
import type { Part, PartOf } from './part'

/** What the parts are made from; the numbers of paragraphs are given after them. */
export type Outlined = Omit<Publication, 'withdrawnPassages'>

/** The parts of the publication, in reading order. */
export function outline(publication: Outlined): readonly Part[] {
  const { places, interviews, partners, pages } = publication
  return [
    presentation(publication),
    ...(places ? [placesPart(places)] : []),
    ...(interviews ? [interviewsPart(interviews)] : []),
    ...(partners ? [partnersPart(partners)] : []),
    citing,
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

function presentation({ text }: Outlined): PartOf<'presentation'> {
  return {
    ...chapter,
    kind: 'presentation',
    rank: 'opening',
    address: paths.home,
    title: words.presentation,
    menu: words.presentation,
    texts: [{ text }],
  }
}

function placesPart(places: NonNullable<Publication['places']>): PartOf<'places'> {
  const { title, menu, description, list } = places
  return {
    ...chapter,
    kind: 'places',
    places,
    address: paths.places,
    title,
    menu,
    description,
    children: list.map(placePart),
  }
}

function placePart(place: Place): PartOf<'place'> {
  return {
    ...chapter,
    kind: 'place',
    place,
    navigation: undefined,
    address: placePath(place),
    title: place.name,
    menu: place.name,
    texts: [{ text: place.text }],
    anchors: [placeAnchor],
  }
}

function interviewsPart(interviews: NonNullable<Publication['interviews']>): PartOf<'interviews'> {
  const { title, menu, description, spheres } = interviews
  return {
    ...chapter,
    kind: 'interviews',
    interviews,
    address: paths.interviews,
    title,
    menu,
    description,
    texts: spheres.map((sphere) => ({
      text: sphere.text,
      within: sphereAnchor(sphere),
      name: sphere.name,
    })),
    anchors: spheres.map(sphereAnchor),
  }
}

function partnersPart(partners: NonNullable<Publication['partners']>): PartOf<'partners'> {
  const { title, menu, description, list } = partners
  return {
    ...chapter,
    kind: 'partners',
    partners,
    address: paths.partners,
    title,
    menu,
    description,
    texts: list.map((partner) => ({
      text: partner.text,
      within: partnerAnchor(partner),
      name: partner.name,
    })),
    anchors: list.map(partnerAnchor),
  }
}

/** Pages at the foot of the site speak of the site itself; that on provenance belongs to the publication all the same. */
function pagePart(page: Page, { sources }: Outlined): PartOf<'page'> {
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
    texts: [{ text }],
    anchors: isAbout ? sources.map(sourceAnchor) : [],
  }
}

const citing: PartOf<'citing'> = {
  ...chapter,
  kind: 'citing',
  rank: 'site',
  navigation: 'footer',
  isInFiles: false,
  isNumbered: false,
  address: paths.cite,
  title: words.cite,
  menu: words.cite,
  anchors: Object.values(recordAnchors),
}
