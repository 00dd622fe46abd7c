import { placePath, sourceAnchor, versionAnchor } from '../addresses'
import { timeline } from '../figures/timeline'
import { words } from '../language'
import {
  currentVersion,
  type FollowUp,
  type Place,
  type Publication,
  placeBySlug,
  type Version,
} from '../publication'
import type { Block, Inline, ListItem, Table } from './nodes'
import { cited, drawing, facts, inline, link, list, listOf, paragraph, time } from './write'

/** The works that continued the publication, and the places that took part again; on its own page a place leads nowhere. */
export function followUps(publication: Publication, works: readonly FollowUp[], current?: Place): Block[] {
  return list(
    'plain',
    works.map((work) => [
      paragraph(
        cited(
          [
            { type: 'strong', children: inline(work.title) },
            `, ${words.since({ date: work.start, end: work.end })}`,
          ],
          work.sources,
        ),
      ),
      ...list(
        'inline',
        work.places.map((again) => [paragraph(placeAgain(publication, again, current))]),
      ),
    ]),
  )
}

function placeAgain(
  publication: Publication,
  { slug, as }: FollowUp['places'][number],
  current: Place | undefined,
): Inline[] {
  const name = placeBySlug(publication, slug)?.place.name ?? slug
  return inline(slug === current?.slug ? name : link(placePath({ slug }), name), as ? ` (${as})` : '')
}

/** The dated facts on a line of years, then in words under the same numbers. */
export function chronology({ chronology: facts }: Publication): Block[] {
  if (facts.length === 0) return []
  const table: Table = {
    type: 'table',
    hasRowHeads: true,
    columns: [
      { title: inline(words.factNumber), align: 'right' },
      { title: inline(words.factDate) },
      { title: inline(words.fact) },
    ],
    rows: facts.map((fact, index) => [
      inline(String(index + 1)),
      [time(fact.date, words.period(fact))],
      cited(fact.text, fact.sources),
    ]),
  }
  return [...drawing(timeline(facts), 'elsewhere'), table]
}

/** What the source prints wrongly and, as a note beside it, how to read it. */
export function corrections({ corrections: errors }: Publication): Block[] {
  return facts(
    errors.map(({ printed, reading, note, sources }) => [
      cited(words.quoted(printed), sources),
      [
        reading === undefined ? words.unknownReading : words.correctedReading(reading),
        ...(note ? [note] : []),
      ].join(' '),
    ]),
    'corrections',
  )
}

/** The dated versions of the site's text, newest first, with the words that changed. */
export function versions(publication: Publication): Block[] {
  const lists = listOf(
    'versions',
    publication.versions.map((version) => versionItem(version, versionAnchor(publication, version))),
  )
  return lists.map((each) => ({ ...each, ordered: true, reversed: true }))
}

function versionItem({ date, nature, summary, changes }: Version, id: string): ListItem {
  const day = words.date(date)
  const line = words.version(day, words.natures[nature], summary)
  return {
    type: 'listItem',
    id,
    children: [
      paragraph([time(date), line.slice(day.length)]),
      ...(changes.length === 0
        ? []
        : [
            {
              type: 'list' as const,
              ordered: false,
              spread: false,
              children: changes.map(
                (change): ListItem => ({ type: 'listItem', children: [paragraph(changeLine(change))] }),
              ),
            },
          ]),
    ],
  }
}

/** The words before and after. Screen readers mostly pass over what is marked so: words say which is which. */
function changeLine({ before, after }: Version['changes'][number]): Inline[] {
  return inline(
    before ? { type: 'delete', children: inline({ type: 'spoken', value: words.deleted }, before) } : [],
    before && after ? [{ type: 'spoken', value: ', ' }, ' '] : [],
    after ? { type: 'insert', children: inline({ type: 'spoken', value: words.inserted }, after) } : [],
  )
}

/** « 23 novembre 2026 (fond) : Première mise en ligne ». */
export function currentVersionLine(publication: Publication): string {
  const { date, nature, summary } = currentVersion(publication)
  return words.version(words.date(date), words.natures[nature], summary)
}

/** The sources of the publication's site, each under the key by which texts cite it. */
export function sources({ sources: entries }: Publication): Block[] {
  return facts(
    entries.map((source) => {
      const { key, title, publisher, consultedOn, url, note } = source
      const said: (string | Inline)[] = [
        `${[title, publisher].filter(Boolean).join(', ')}.`,
        consultedOn ? ` ${words.consultedOn(words.date(consultedOn))}` : '',
        ...(url ? inline(' ', { type: 'address', url, printed: url.replace(/^https?:\/\//, '') }) : []),
        ...(note ? inline({ type: 'aside', children: inline(note) }) : []),
      ]
      return [key, said, sourceAnchor(source)] as const
    }),
    'sources',
  )
}
