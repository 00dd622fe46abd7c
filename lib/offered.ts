import {
  citationStem,
  epubPath,
  originalPath,
  type RecordName,
  recordNames,
  webEditionPath,
} from './addresses'
import { words } from './language'
import type { Publication } from './publication'

/** What is said of a format in which files are offered. */
interface FormatDescription {
  /** `text`: to be read; `record`: for reference managers. */
  readonly kind: 'text' | 'record'
  /** « PDF », « BibTeX ». */
  readonly label: string
  readonly extension: string
  readonly mediaType: string
}

/**
 * The formats in which files are offered, in the order in which they are listed. Who makes each is said in
 * app/_downloads.ts, which does not compile while one has no maker.
 */
export const formats = {
  pdf: { kind: 'text', label: 'PDF', extension: 'pdf', mediaType: 'application/pdf' },
  epub: { kind: 'text', label: 'EPUB', extension: 'epub', mediaType: 'application/epub+zip' },
  bibtex: { kind: 'record', label: 'BibTeX', extension: 'bib', mediaType: 'application/x-bibtex' },
  ris: {
    kind: 'record',
    label: 'RIS',
    extension: 'ris',
    mediaType: 'application/x-research-info-systems',
  },
  'csl-json': {
    kind: 'record',
    label: 'CSL-JSON',
    extension: 'csl.json',
    mediaType: 'application/vnd.citationstyles.csl+json',
  },
} as const satisfies Readonly<Record<string, FormatDescription>>

export type Format = keyof typeof formats
type FormatOfKind<Kind extends FormatDescription['kind']> = {
  [Name in Format]: (typeof formats)[Name]['kind'] extends Kind ? Name : never
}[Format]
/** In which the publication is read. */
export type TextFormat = FormatOfKind<'text'>
/** In which its records are given to reference managers. */
export type CitationFormat = FormatOfKind<'record'>

/** How the addresses of all files that are offered end. */
export const offeredExtensions: readonly string[] = Object.values(formats).map(({ extension }) => extension)

/** A file that readers may download, as far as it is known before it is made. */
export interface OfferedFile<Name extends Format = Format> {
  readonly path: string
  /** What it is a file of. */
  readonly of: RecordName
  readonly format: Name
  /** « PDF », « BibTeX ». */
  readonly label: string
  readonly mediaType: string
  /** The name under which a browser saves it. */
  readonly fileName: string
}

/** What identifies the bytes of a file that is offered. */
export interface Download extends OfferedFile {
  /** Bytes. */
  readonly length: number
  /** Lower-case hexadecimal. */
  readonly sha256: string
  /** Of a file that has pages. */
  readonly pages?: number
}

/** Every file that the site offers: the texts first, then the records for reference managers. */
export function offeredFiles(publication: Publication): OfferedFile[] {
  return [...textFiles(publication), ...recordNames.flatMap((of) => citationFiles(publication, of))]
}

/** The files in which the publication is read: its own where an editor supplied it, then those composed from the content. */
export function textFiles(publication: Publication): OfferedFile<TextFormat>[] {
  const webEditionAddress: Readonly<Record<TextFormat, (publication: Publication) => string>> = {
    pdf: webEditionPath,
    epub: epubPath,
  }
  return [
    ...(publication.original
      ? [offered('pdf', 'work', originalPath(publication), originalStem(publication))]
      : []),
    ...namesOf(webEditionAddress).map((format) =>
      offered(format, 'webEdition', webEditionAddress[format](publication), webEditionStem(publication)),
    ),
  ]
}

/** The files that describe one record for reference managers. */
export function citationFiles(publication: Publication, of: RecordName): OfferedFile<CitationFormat>[] {
  return namesOf(formats)
    .filter(isCitationFormat)
    .map((format) => {
      const stem = citationStem(publication, of)
      return offered(format, of, `/${stem}.${formats[format].extension}`, stem)
    })
}

/** Whether a file is a record for reference managers, rather than a text to read. */
export function isCitationFile<File extends Pick<OfferedFile, 'format'>>(
  file: File,
): file is File & { readonly format: CitationFormat } {
  return isCitationFormat(file.format)
}

function isCitationFormat(format: Format): format is CitationFormat {
  return formats[format].kind === 'record'
}

function offered<Name extends Format>(
  format: Name,
  of: RecordName,
  path: string,
  stem: string,
): OfferedFile<Name> {
  const { label, mediaType, extension } = formats[format]
  return { path, of, format, label, mediaType, fileName: `${stem}.${extension}` }
}

/** The keys of a table whose keys are all known. */
function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(table).filter((name): name is Name => Object.hasOwn(table, name))
}

/** The name under which a browser saves the publication's own file, without its extension: `Odas - Les villes et le lien social - juin 2013`. */
function originalStem({ publisher, shortTitle, date }: Publication): string {
  return fileStem([publisher.name, shortTitle, words.date(date)].join(' - '))
}

/** The name under which a browser saves the web edition, likewise: `Les villes et le lien social - édition web`. */
function webEditionStem({ shortTitle }: Publication): string {
  return fileStem(`${shortTitle} - ${words.webEdition}`)
}

/** Without what file systems refuse, and with ordinary spaces and apostrophes, which people can type. */
function fileStem(name: string): string {
  return name
    .replace(/[\u00A0\u202F]/g, ' ')
    .replace(/’/g, "'")
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, 120)
}
