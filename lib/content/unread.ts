import { basename } from 'node:path'
import { pagePath, paths, placePath } from '../addresses'
import type { ParsedFile } from './parse-file'
import { type ContentFolder, slugsIn, type TextFolder, textFolders } from './read-folder'

/** What could not be read: whatever points to it is not blamed, since that may well be right. */
export interface Unread {
  /** Addresses of pages whose file is there and no draft, whether or not they could be made. */
  readonly addresses: ReadonlySet<string>
  /** Addresses of pages whose headings are not known. */
  readonly texts: ReadonlySet<string>
  /** Pictures that are there, whether or not they are sound. */
  readonly pictures: readonly string[]
  /** Fields of publication.md that are at fault. */
  readonly fields: ReadonlySet<string>
}

/** The page that shows a text, by its folder and its name: a folder that is forgotten does not compile. */
const pageOf: Readonly<Record<TextFolder, (slug: string) => string>> = {
  villes: (slug) => placePath({ slug }),
  entretiens: () => paths.interviews,
  partenaires: () => paths.partners,
  pages: (slug) => pagePath({ slug }),
}

/** What could not be read of the content. */
export function whatIsUnread(
  folder: ContentFolder,
  main: ParsedFile<unknown>,
  files: readonly ParsedFile<unknown>[],
): Unread {
  const drafts = new Set(files.flatMap(({ file, isDraft }) => (isDraft ? [file] : [])))
  const published = (name: string) =>
    slugsIn(folder, name).filter((slug) => !drafts.has(`${name}/${slug}.md`))
  const addresses = textFolders.flatMap((name) => published(name).map(pageOf[name]))
  const read = new Set(files.filter(({ isTextRead }) => isTextRead).map(({ file }) => file))
  const unread = (name: TextFolder) =>
    folder.files.filter((file) => file.startsWith(`${name}/`) && !read.has(file))
  return {
    addresses: new Set([...addresses, ...(published('villes').length > 0 ? [paths.places] : [])]),
    texts: new Set([
      ...textFolders.flatMap((name) => unread(name).map((file) => pageOf[name](basename(file, '.md')))),
      ...(read.has(main.file) ? [] : [paths.home]),
      ...(main.faulty.has('sources') ? [paths.about] : []),
    ]),
    pictures: folder.pictures,
    fields: main.faulty,
  }
}
