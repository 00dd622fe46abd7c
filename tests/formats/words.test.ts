import { beforeAll, describe, expect, test, vi } from 'vitest'
import { comparisonTables, territoryTable } from '../../lib/figures/place-tables'
import { words } from '../../lib/language'
import { countsDiffer, type Prose, type Publication } from '../../lib/publication'
import { publishedBook } from './epub/books'
import { epubWords } from './epub/read-epub'
import { expectedText } from './expected-text'
import { pageWords, partsInFiles } from './page-words'
import { edition } from './pdf/editions'
import { textOf } from './pdf/read-pdf'
import { plain, type Words } from './plain'
import { type PublicationName, publicationNames, publications, siteUrl } from './publications'

/** What a publication says, page by page, in a document, and in a book. */
const formats: Readonly<Record<string, (name: PublicationName) => Promise<Words>>> = {
  pages: async (name) => pageWords((await publications[name]()).publication),
  PDF: async (name) => textOf((await edition(name)).pdf),
  EPUB: async (name) => epubWords((await publishedBook(name)).epub),
}

/** The texts of a publication in reading order. */
function textsOf(publication: Publication): Prose[] {
  return partsInFiles(publication).flatMap(({ texts }) => texts.map(({ text }) => text))
}

/** The words of the tables that are drawn from the model. */
function tablesOf(publication: Publication): string[] {
  const { places } = publication
  if (!places) return []
  return [
    ...comparisonTables(places, publication),
    ...places.list.flatMap((place) => territoryTable(place, publication) ?? []),
  ].map(({ caption, columns, rows }) =>
    plain([caption, ...columns.map(({ title }) => title), ...rows.flat().map(({ text }) => text)].join(' ')),
  )
}

/** What each partner was, before the sources that prove it. */
function rolesOf({ partners }: Publication): string[] {
  return (partners?.list ?? []).map(({ role, sources }) =>
    plain(sources.length === 0 ? role : `${role} [${sources.join(', ')}]`),
  )
}

/** How often it is said that sources count differently: by the part on the interviews, and wherever a text sums them up. */
function disagreementsIn(publication: Publication): number {
  const { interviews } = publication
  if (!interviews || !countsDiffer(interviews)) return 0
  const summaries = textsOf(publication).flatMap(({ tree }) =>
    tree.children.filter((node) => node.type === 'leafDirective' && node.name === 'entretiens'),
  )
  return 1 + summaries.length
}

beforeAll(() => {
  vi.stubEnv('SITE_URL', siteUrl)
})

describe.each(publicationNames)('%s', (name) => {
  describe.each(Object.entries(formats))('%s', (_, wordsOf) => {
    let publication: Publication
    let read: Words

    beforeAll(async () => {
      publication = (await publications[name]()).publication
      read = await wordsOf(name)
    })

    test('has the words of the texts, whole and in their order', () => {
      const runs = textsOf(publication).flatMap((prose) => expectedText(prose).runs)
      expect(runs.length).toBeGreaterThan(1)
      // A word that is longer than a line has its line ends in it.
      const isLong = runs.some((run) => /\S{90}/.test(run))
      const compared = (text: string) => (isLong ? text.replaceAll(' ', '') : text)
      const text = compared(read.text)
      let end = 0
      for (const run of runs.map(compared)) {
        const start = text.indexOf(run, end)
        expect(
          start,
          `« ${run} » après « ${text.slice(Math.max(0, end - 80), end)} »`,
        ).toBeGreaterThanOrEqual(end)
        end = start + run.length
      }
    })

    test('has the heads of the tables of its texts', () => {
      const heads = textsOf(publication).flatMap((prose) => expectedText(prose).heads)
      expect(heads.filter((words) => !read.text.includes(words))).toEqual([])
    })

    test('has every note', () => {
      expect(read.notes).toEqual(textsOf(publication).flatMap((prose) => expectedText(prose).notes))
    })

    test('has the tables that compare and describe the places', () => {
      expect(tablesOf(publication).filter((words) => !read.text.includes(words))).toEqual([])
    })

    test('proves by its sources what each partner was', () => {
      expect(rolesOf(publication).filter((role) => !read.text.includes(role))).toEqual([])
    })

    test('says that the sources differ wherever it tells how many interviews there were', () => {
      const said = read.text.split(plain(words.sourcesDiffer)).length - 1
      expect(said).toBe(disagreementsIn(publication))
    })
  })
})
