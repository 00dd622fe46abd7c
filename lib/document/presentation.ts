import { paths } from '../addresses'
import { mapMotif } from '../figures/places-map'
import { words } from '../language'
import type { PartOf } from '../outline'
import { authorName, authorsBesides, type Publication, titleParts } from '../publication'
import { files } from './files'
import type { Block, TitlePage } from './nodes'
import type { NoteBook } from './notes'
import { proseSections } from './prose'
import { referenceTo } from './references'
import type { Setting } from './setting'
import { paragraph, time } from './write'

/** The publication as its cover and its own text present it; in a file the cover is a page by itself. */
export function presentationBlocks(
  { texts }: PartOf<'presentation'>,
  notes: NoteBook,
  setting: Setting,
): Block[] {
  const { publication, medium } = setting
  const lead = paragraph(publication.abstract, 'lead')
  const text = texts.flatMap((placing) => proseSections(placing, notes, setting))
  if (medium === 'file') return [lead, ...text]
  const printed: Block = { ...referenceTo('work', setting), isPrintedOnly: true }
  return [
    { type: 'group', role: 'cover', children: [titlePage(publication), printed, lead, ...files(setting)] },
    ...text,
  ]
}

/** What the title page of the work says. */
export function titlePage(publication: Publication): TitlePage {
  const { kind, series, title, authors, publisher, date, places } = publication
  const ornament = places && mapMotif(places)
  return {
    type: 'titlePage',
    kind: [kind, ...(series === undefined ? [] : [series])].join(' – '),
    title: titleParts(title),
    authors: authorsBesides(publisher, authors).map(authorName),
    date: [time(date, words.capitalised(words.date(date)))],
    publisher: publisher.name,
    mention: words.recomposedEdition,
    keyFigures: keyFigures(publication),
    ...(ornament && { ornament }),
  }
}

function keyFigures({ places, interviews }: Publication): TitlePage['keyFigures'] {
  const [count] = interviews?.counts ?? []
  return [
    ...(places
      ? [
          {
            number: words.number(places.list.length),
            label: places.list.length > 1 ? `${places.noun}s` : places.noun,
            url: paths.places,
          },
        ]
      : []),
    ...(count
      ? [
          {
            number: words.number(count.count),
            label: words.interviewsLabel(count.count),
            url: paths.interviews,
          },
        ]
      : []),
  ]
}
