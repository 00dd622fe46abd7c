import type { Chapter, Prose, Publication } from '../publication'
import { numberedTexts, pagePath, paths, placePath, requiredPages } from '../site'
import { checkFiles } from './check-files'
import { checkNames, checkSourceKeys } from './check-names'
import { checkRedirections } from './check-redirections'
import { checkReferences, type TextAtAddress } from './check-references'
import { numberParagraphs } from './numbering/number-paragraphs'
import { readRegister } from './numbering/read-register'
import { type ParsedFile, parseFile, parseFiles, unreadFile } from './parse-file'
import { page, pageExample, pageFields } from './parse-page'
import { partner, partnerExample, partnerFields } from './parse-partner'
import { place, placeExample, placeFields } from './parse-place'
import { type PublicationFields, publicationExample, publicationFields } from './parse-publication'
import { sphere, sphereExample, sphereFields } from './parse-sphere'
import { inReadingOrder, type Problem, severity } from './problem'
import { type ContentFolder, publicationFile, readFolder } from './read-folder'
import { readDocument } from './read-original'
import { readPictures } from './read-picture'
import { whatIsUnread } from './unread'

/** A publication that may be published, or the reasons why not. Warnings come with either. */
export type Loaded =
  | { readonly publication: Publication; readonly problems: readonly Problem[] }
  | { readonly publication?: undefined; readonly problems: readonly Problem[] }

/**
 * Reads the content folder (an absolute path) into a publication. All problems of all files are collected, in
 * reading order; with an error among them there is no publication. Throws only when the file system fails.
 */
export async function loadPublication(root: string): Promise<Loaded> {
  const { folder, problems } = await readFolder(root)
  if (!folder) return { problems }
  const main = readMain(folder)
  const places = parseFiles(folder, 'villes', placeFields, placeExample)
  const spheres = parseFiles(folder, 'entretiens', sphereFields, sphereExample)
  const partners = parseFiles(folder, 'partenaires', partnerFields, partnerExample)
  const pages = parseFiles(folder, 'pages', pageFields, pageExample)
  const files = [main, ...places, ...spheres, ...partners, ...pages]
  const { pictures, problems: pictureProblems } = await readPictures(folder)
  const { original, problems: documentProblems } = await readDocument(folder, main)

  const { fields } = main
  const unnumbered: Omit<Publication, 'withdrawnPassages'> = {
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
  const register = folder.register && readRegister(folder.register)
  const numbering = numberParagraphs(numberedTexts(unnumbered), register)
  const publication = { ...unnumbered, withdrawnPassages: numbering.withdrawn }
  const texts = [
    at(() => paths.home)(main),
    ...places.map(at(placePath)),
    ...spheres.map(within(paths.interviews)),
    ...partners.map(within(paths.partners)),
    ...pages.map(at(pagePath)),
  ]
  // Where a file or field could not be read, `publication` has a stand-in, and these checks look away.
  const unread = whatIsUnread(folder, main, files)
  problems.push(
    ...checkFiles(folder),
    ...files.flatMap((file) => file.problems),
    ...pictureProblems,
    ...documentProblems,
    ...checkNames(main, folder),
    ...checkSourceKeys(files, main),
    ...checkReferences(publication, texts, unread),
    ...checkRedirections(main, publication, unread),
    ...(register?.problems ?? []),
  )
  if (problems.some((problem) => severity(problem) === 'error')) return { problems: inReadingOrder(problems) }
  // Of a text that could not be read all numbers would seem to be gone.
  return { publication, problems: inReadingOrder([...problems, ...numbering.problems]) }
}

function readMain({ texts }: ContentFolder): ParsedFile<PublicationFields> {
  const source = texts.find(({ file }) => file === publicationFile)
  return source
    ? parseFile(source, publicationFields, publicationExample)
    : unreadFile(publicationFile, publicationFields, publicationExample)
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

/** A text with the address of the page that shows it among others. */
function within(address: string) {
  return ({ slug, text }: ParsedFile<unknown>): TextAtAddress => ({ text, address, within: slug })
}

/** A text with the address of the page that shows it. */
function at<Item>(address: (item: Item) => string) {
  return (item: Item & { readonly text: Prose }): TextAtAddress => ({
    text: item.text,
    address: address(item),
  })
}
