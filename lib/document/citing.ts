import { paths, type RecordName, recordAnchors, recordNames } from '../addresses'
import { referenceStyles } from '../citation/reference'
import { words } from '../language'
import { citationFiles } from '../offered'
import type { Publication } from '../publication'
import type { Block } from './nodes'
import { referenceTo } from './references'
import type { Setting } from './setting'
import { heading, inline, link, list, paragraph, section } from './write'

/** How to cite the work and this edition of it, in three styles and for reference managers. */
export function citingBlocks(setting: Setting): Block[] {
  return [
    paragraph(words.whatIsCited, 'lead'),
    ...recordNames.map((record) => citedRecord(record, setting)),
    // The words and the address that the licence of citeproc-js asks to show.
    paragraph(
      [
        words.referencesMadeBy.before,
        link('https://citationstyles.org/', {
          type: 'foreign',
          language: 'en',
          children: inline('Citations by CSL (citeproc-js)'),
        }),
        words.referencesMadeBy.after,
      ],
      'remark',
    ),
  ]
}

const titles: Readonly<Record<RecordName, (publication: Publication) => string>> = {
  work: ({ date }) => words.publicationOf(words.date(date)),
  webEdition: () => words.thisWebEdition,
}

const explanations: Readonly<Record<RecordName, (publication: Publication) => string>> = {
  work: ({ original }) => [words.forTheWork, ...(original ? [] : [words.fileIsNotHere])].join(' '),
  webEdition: () => words.forThisWebEdition,
}

function citedRecord(record: RecordName, setting: Setting): Block {
  const { publication } = setting
  const anchor = recordAnchors[record]
  const title = titles[record](publication)
  return section(anchor, title, [
    paragraph(explanations[record](publication)),
    ...referenceStyles.map((style) =>
      section(`${anchor}_${style}`, words.styles[style], [referenceTo(record, setting, style)], 3),
    ),
    heading(3, words.forReferenceManagers),
    ...list(
      'inline',
      citationFiles(publication, record).map(({ path, label }) => [
        paragraph({
          type: 'link',
          url: path,
          isDownload: true,
          children: inline(label, { type: 'spoken', value: words.labelled('', title) }),
        }),
      ]),
    ),
  ])
}

/** The way to the other styles and to the records, from where one reference is given. */
export const otherStyles = (): Block => paragraph(link(paths.cite, words.otherStylesAndFiles), 'remark')
