import { describe, expect, test } from 'vitest'
import { type CitationRecord, citationRecords, wholeFamilyName } from '../../../lib/citation/record'
import { writeCitation } from '../../../lib/metadata/citations/write-citation'
import type { Publication } from '../../../lib/publication'
import { hostilePublication, publicationNamed, publicationNames, siteUrl } from '../../citation/publications'
import { byBiblatexCslConverter, byBibutils, byCitationJs, hasBibutils, type Understood } from './readers'

const publications: readonly (readonly [string, () => Promise<Publication>])[] = [
  ...publicationNames.map((name) => [name, () => publicationNamed(name)] as const),
  ['un titre hostile', hostilePublication],
]

/** What every reader should understand. */
function meant({ item }: CitationRecord): Understood {
  const [parts] = item.issued['date-parts']
  return {
    title: item.title,
    authors: (item.author ?? []).map((name) =>
      'literal' in name ? name.literal : `${name.given} ${wholeFamilyName(name)}`,
    ),
    date: parts.map((part) => String(part).padStart(2, '0')).join('-'),
    url: item.URL,
  }
}

describe.each(publications)('%s', (_, publication) => {
  describe.each(['work', 'webEdition'] as const)('%s', (name) => {
    const record = async () => citationRecords(await publication(), siteUrl)[name]

    test.each(['bibtex', 'ris', 'csl-json'] as const)(
      'citation-js reads one record from %s',
      async (format) => {
        const made = await record()
        expect(byCitationJs(writeCitation[format](made))).toEqual([meant(made)])
      },
    )

    test('biblatex-csl-converter reads one record from BibTeX', async () => {
      const made = await record()
      expect(byBiblatexCslConverter(writeCitation.bibtex(made))).toEqual([meant(made)])
    })
  })
})

const isRequired = process.env.REQUIRE_SYSTEM_TOOLS === '1'

describe.skipIf(!hasBibutils() && !isRequired)('Debian’s bibutils', () => {
  test.each(publications)('%s: read the same from BibTeX and RIS', async (_, publication) => {
    const { work } = citationRecords(await publication(), siteUrl)
    const expected = typeset(meant(work))
    expect(typeset(byBibutils(writeCitation.bibtex(work), 'bib'))).toEqual(expected)
    expect(typeset(byBibutils(writeCitation.ris(work), 'ris'))).toEqual(expected)
  })

  /** bibutils read BibTeX as TeX prints it, straight quotation marks as curly ones, and do not know \textbackslash. */
  const typeset = (record: Understood): Understood => ({
    ...record,
    title: record.title
      .replace(/"/g, '”')
      .replace(/'/g, '’')
      .replace(/\\textbackslash/g, '\\'),
  })
})
