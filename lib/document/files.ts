import { originalPath } from '../addresses'
import { words } from '../language'
import { type Download, formats, type OfferedFile, textFiles } from '../offered'
import { currentVersion, type Original } from '../publication'
import type { Block, Inline } from './nodes'
import type { Setting } from './setting'
import { aside, facts, inline, list, paragraph, time } from './write'

/** The files in which the publication is read, each under words that tell by themselves what it is. */
export function files({ publication, downloads = [] }: Setting): Block[] {
  const { original, downloadLabel, date } = publication
  return list(
    'files',
    textFiles(publication).map((file, index) => {
      const details = detailsOf(file, downloads)
      // Without its own file the publication's address leads to the first that is made from the content.
      if (index > 0) return [paragraph(fileLink(file.path, words.download[file.format], details))]
      const about = original ? originalDetails(original) : `${details}, ${words.webEdition}`
      return [
        paragraph([
          ...fileLink(originalPath(publication), downloadLabel, about),
          ...(original ? [] : aside(words.originalIsAbsent(date.year))),
        ]),
      ]
    }),
  )
}

function fileLink(url: string, label: string, details: string): Inline[] {
  return [
    {
      type: 'link',
      url,
      isDownload: true,
      children: inline(label, aside(`\u00A0– ${details}`)),
    },
  ]
}

/** « PDF, 222 Ko, 21 pages », as far as it is known. */
function detailsOf({ path, label }: OfferedFile, downloads: readonly Download[]): string {
  const made = downloads.find((download) => download.path === path)
  return [
    label,
    ...(made ? [words.fileSize(made.length)] : []),
    ...(made?.pages === undefined ? [] : [words.pages(made.pages)]),
  ].join(', ')
}

/** What the publication's own file is for whoever opens it: « PDF – 1,8 Mo – 48 pages – non balisé pour l’accessibilité ». */
export function originalDetails({ length, pages, isTagged, hasText }: Original): string {
  const access = isTagged ? words.tagged : words.untagged
  return [
    formats.pdf.label,
    words.fileSize(length),
    words.pages(pages),
    hasText ? access : words.scanned,
  ].join(' – ')
}

/**
 * What a reader needs to make sure, in twenty years, that a copy is the one that this edition offered. A file cannot print
 * its own checksum: there all of them are left to the site.
 */
export function verification({ publication, medium, contentHash, downloads = [] }: Setting): Block[] {
  if (medium === 'file') return [paragraph(words.checksumsAreOnSite)]
  return [
    ...facts([
      [words.versionLabel, time(currentVersion(publication).date)],
      ...(contentHash ? [[words.contentFingerprint, fingerprint(contentHash)] as const] : []),
    ]),
    ...facts(
      downloads.map(({ path, fileName, length, sha256 }) => [
        [
          { type: 'link', url: path, isDownload: true, children: inline(fileName) },
          `, ${words.fileSize(length)}`,
        ],
        fingerprint(sha256),
      ]),
    ),
    paragraph(
      inline(
        `${words.checksums}${words.semicolon}`,
        words.checksumsOnMac.before,
        { type: 'inlineCode', value: 'shasum -a 256' },
        words.checksumsOnMac.between,
        { type: 'inlineCode', value: 'sha256sum' },
        '.',
      ),
    ),
    { type: 'code', role: 'copied', value: command(downloads) },
  ]
}

const fingerprint = (value: string): Inline => ({ type: 'inlineCode', role: 'fingerprint', value })

/** Tells of each file that was downloaded whether it is right or wrong, and nothing of the others. */
function command(downloads: readonly Download[]): string {
  const lines = downloads.map(({ sha256, fileName }) => `${sha256}  ${fileName}`)
  return ["sha256sum --check --ignore-missing <<'FIN'", ...lines, 'FIN'].join('\n')
}
