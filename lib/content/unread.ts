import { pagePath, paths, placePath } from '../addresses'
import type { ParsedFile } from './parse-file'
import { type ContentFolder, slugsIn, textFolders } from './read-folder'

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

/** What could not be read of the content. */
export function whatIsUnread(
  folder: ContentFolder,
  main: ParsedFile<unknown>,
  files: readonly ParsedFile<unknown>[],
): Unread {
  const drafts = new Set(files.flatMap(({ file, isDraft }) => (isDraft ? [file] : [])))
  const published = (name: string) =>
    slugsIn(folder, name).filter((slug) => !drafts.has(`${name}/${slug}.md`))
  const chapters = { villes: paths.places, entretiens: paths.interviews, partenaires: paths.partners }
  const addresses = [
    ...published('villes').map((slug) => placePath({ slug })),
    ...published('pages').map((slug) => pagePath({ slug })),
    ...Object.entries(chapters)
      .filter(([name]) => published(name).length > 0)
      .map(([, path]) => path),
  ]
  const read = new Set(files.filter(({ isTextRead }) => isTextRead).map(({ file }) => file))
  const isText = (file: string) => textFolders.some((name) => file.startsWith(`${name}/`))
  const addressOf = (file: string): string => {
    const [name = '', stem = ''] = file.replace(/\.md$/, '').split('/')
    if (name === 'villes') return placePath({ slug: stem })
    return name === 'pages' ? pagePath({ slug: stem }) : `/${name}`
  }
  return {
    addresses: new Set(addresses),
    texts: new Set([
      ...folder.files.filter((file) => isText(file) && !read.has(file)).map(addressOf),
      ...(read.has(main.file) ? [] : [paths.home]),
      ...(main.faulty.has('sources') ? [paths.about] : []),
    ]),
    pictures: folder.pictures,
    fields: main.faulty,
  }
}
