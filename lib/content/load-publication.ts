import { numberedTexts, siteDocuments, textsOf } from '../outline'
import type { Publication } from '../publication'
import { type Assembly, assemble, published, withTexts } from './assemble'
import { checkCharacters } from './check-characters'
import { checkFacts } from './check-facts'
import { checkFiles } from './check-files'
import { checkNames, checkSourceKeys } from './check-names'
import { checkLegalNotice, checkProse } from './check-prose'
import { checkRedirections } from './check-redirections'
import { checkReferences } from './check-references'
import { nowReading } from './now-reading'
import { numberParagraphs } from './numbering/number-paragraphs'
import { readRegister } from './numbering/read-register'
import { type ParsedFile, parseFile, parseFiles, unreadFile } from './parse-file'
import { pageExample, pageFields } from './parse-page'
import { partnerExample, partnerFields } from './parse-partner'
import { placeExample, placeFields } from './parse-place'
import { type PublicationFields, publicationExample, publicationFields } from './parse-publication'
import { sphereExample, sphereFields } from './parse-sphere'
import { withPictureAddresses } from './picture-addresses'
import { inReadingOrder, type Problem, severity } from './problem'
import { type ContentFolder, publicationFile, readFolder } from './read-folder'
import { readDocument } from './read-original'
import { readPictures } from './read-picture'
import { whatIsUnread } from './unread'
import { withWrittenLines } from './written-lines'

/** A publication that may be published, or the reasons why not. Warnings come with either. */
export type Loaded =
  | {
      readonly publication: Publication
      readonly problems: readonly Problem[]
      /** Addresses of the drafts in it, as links name them: `/villes/lens`, `/entretiens#caf`. */
      readonly drafts: readonly string[]
    }
  | { readonly publication?: undefined; readonly problems: readonly Problem[] }

/** How the content is read. */
export interface Reading {
  /** Whether the publication has the drafts in it, which is for editors only. */
  readonly drafts?: 'shown' | 'left out'
  /** Whether the PDF edition can print a character; without it nothing is said of that. */
  readonly canPrint?: (character: string) => boolean
}

/**
 * Reads the content folder (an absolute path) into a publication. All problems of all files are collected, in
 * reading order; with an error among them there is no publication. Throws only when the file system fails.
 */
export async function loadPublication(
  root: string,
  { drafts = 'left out', canPrint }: Reading = {},
): Promise<Loaded> {
  const { folder, problems } = await readFolder(root)
  if (!folder) return { problems }
  const main = readMain(folder)
  const read: Assembly = {
    main,
    places: parseFiles(folder, 'villes', placeFields, placeExample),
    spheres: parseFiles(folder, 'entretiens', sphereFields, sphereExample),
    partners: parseFiles(folder, 'partenaires', partnerFields, partnerExample),
    pages: parseFiles(folder, 'pages', pageFields, pageExample),
  }
  const files = [main, ...read.places, ...read.spheres, ...read.partners, ...read.pages]
  const draftFiles = new Set(files.flatMap(({ file, isDraft }) => (isDraft ? [file] : [])))
  const { pictures, problems: pictureProblems } = await readPictures(folder)
  const { original, problems: documentProblems } = await readDocument(folder, main)
  nowReading('')

  const assembly = withTexts(read, (text) => withPictureAddresses(text, folder.pictures))
  const versionsOf = (from: Assembly, withdrawnPassages: Publication['withdrawnPassages']) => ({
    whole: { ...assemble(from, pictures, original), withdrawnPassages },
    published: { ...assemble(published(from), pictures, original), withdrawnPassages },
  })
  const unnumbered = versionsOf(assembly, [])
  const register = folder.register && readRegister(folder.register)
  const shown = drafts === 'shown' ? unnumbered.whole : unnumbered.published
  const numbering = numberParagraphs(numberedTexts(shown), register)
  const versions = versionsOf(withTexts(assembly, numbering.numbered), numbering.withdrawn)
  const texts = textsOf(versions.whole).map(({ text, within, part }) => ({
    text,
    within,
    address: part.address,
    isDraft: draftFiles.has(text.file),
  }))
  // Where a file or field could not be read, the publication has a stand-in, and these checks look away.
  const unread = whatIsUnread(folder, main, files)
  problems.push(
    ...checkFiles(folder),
    ...files.flatMap((file) => file.problems),
    ...pictureProblems,
    ...documentProblems,
    ...checkNames(main, folder, draftFiles),
    ...checkSourceKeys(files, main),
    ...checkReferences(versions, texts, unread),
    ...checkRedirections(main, versions, unread),
    ...files.flatMap(({ frontMatter, text, slug }) => [
      ...(frontMatter ? checkFacts(frontMatter) : []),
      ...checkProse(text),
      ...checkLegalNotice(text, slug),
    ]),
    ...(canPrint ? checkCharacters(printedSources(folder, versions.published, draftFiles), canPrint) : []),
    ...(register?.problems ?? []),
  )
  const finish = (found: readonly Problem[]) => {
    const weighed = found.map(
      (problem): Problem =>
        drafts === 'left out' && draftFiles.has(problem.file) ? { ...problem, isInDraft: true } : problem,
    )
    const sources = [...folder.texts, ...(folder.register ? [folder.register] : [])]
    return inReadingOrder(withWrittenLines(weighed, sources))
  }
  const told = finish(problems)
  if (told.some((problem) => severity(problem) === 'error')) return { problems: told }
  const addresses = siteAddresses(versions.published)
  return {
    publication: drafts === 'shown' ? versions.whole : versions.published,
    // Of a text that could not be read all numbers would seem to be gone; those of drafts are yet to come.
    problems: finish([...problems, ...numbering.problems.filter(({ file }) => !draftFiles.has(file))]),
    drafts: [...siteAddresses(versions.whole)].filter((address) => !addresses.has(address)),
  }
}

function readMain({ texts }: ContentFolder): ParsedFile<PublicationFields> {
  const source = texts.find(({ file }) => file === publicationFile)
  return source
    ? parseFile(source, publicationFields, publicationExample)
    : unreadFile(publicationFile, publicationFields, publicationExample)
}

/** Every address of a page, with and without each anchor that links may name. */
function siteAddresses(publication: Publication): ReadonlySet<string> {
  const pages = siteDocuments(publication).filter(({ kind, isUnlisted }) => kind === 'page' && !isUnlisted)
  return new Set(
    pages.flatMap(({ path, anchors }) => [path, ...[...anchors].map((anchor) => `${path}#${anchor}`)]),
  )
}

/** The files of the texts that stand in the files of the whole: all but the pages that speak of the site itself. */
function printedSources(
  { texts }: ContentFolder,
  published: Publication,
  drafts: ReadonlySet<string>,
): ContentFolder['texts'] {
  const unprinted = textsOf(published).flatMap(({ text, part }) => (part.isInFiles ? [] : [text.file]))
  return texts.filter(({ file }) => !unprinted.includes(file) && !drafts.has(file))
}
