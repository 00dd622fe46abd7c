import { publishedWork } from '#lib/citation/record'
import { reference } from '#lib/citation/reference'
import { ornamentSvg } from '#lib/figures/figure'
import { mapMotif } from '#lib/figures/places-map'
import { onPage } from '#lib/figures/theme'
import {
  authorName,
  authorsBesides,
  dateLine,
  frenchNumber,
  isoDate,
  notesOf,
  type Places,
  type Publication,
  type TitleParts,
  titleParts,
} from '#lib/publication'
import { settings } from '#lib/settings'
import { paths } from '#lib/site'
import type { MadeBlocks } from './blocks'
import { Contents, headingsOf } from './contents'
import { FileBlock } from './file-block'
import { Text } from './prose'
import { Reference } from './reference'
import { Shell } from './shell'

interface Props {
  readonly publication: Publication
  readonly made?: MadeBlocks
}

/** The first page: the publication as its cover and its own text present it. */
export function Presentation({ publication, made }: Props) {
  const notes = notesOf([publication.text])
  return (
    <Shell publication={publication} path={paths.home}>
      <article>
        <header className="cover">
          <p className="kind">{[publication.kind, publication.series].filter(Boolean).join(' – ')}</p>
          <h1>
            <Title {...titleParts(publication.title)} />
          </h1>
          <p className="imprint">
            {authorsBesides(publication.publisher, publication.authors).map((author) => (
              <span key={authorName(author)}>{authorName(author)} </span>
            ))}
            <time dateTime={isoDate(publication.date)}>{dateLine(publication.date)}</time>{' '}
            <span>{publication.publisher.name}</span>
          </p>
          <Figures publication={publication} />
          {publication.places && <Motif places={publication.places} />}
          <div className="printed">
            <Reference parts={reference(publishedWork(publication, settings().siteUrl), 'iso-690')} />
          </div>
          <p className="abstract">{publication.abstract}</p>
          {made?.files ?? <FileBlock publication={publication} />}
        </header>
        <Contents items={headingsOf(publication.text)} />
        <Text publication={publication} text={publication.text} notes={notes} made={made} />
      </article>
    </Shell>
  )
}

function Title({ before, main, after }: TitleParts) {
  return (
    <>
      {before && (
        <>
          <span>{before}</span>{' '}
        </>
      )}
      {main}
      {after && (
        <>
          {' '}
          <span>{after}</span>
        </>
      )}
    </>
  )
}

/** The outline and dots of the map, as an ornament: the map itself stands further on. */
function Motif({ places }: { readonly places: Places }) {
  const motif = mapMotif(places)
  return (
    motif && (
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by lib/figures, which escapes every text
      <div className="motif" dangerouslySetInnerHTML={{ __html: ornamentSvg(motif, onPage) }} />
    )
  )
}

/** The numbers that the cover sets large; nothing when there is neither place nor interview. */
function Figures({ publication: { places, interviews } }: { readonly publication: Publication }) {
  const [count] = interviews?.counts ?? []
  if (!places && !count) return null
  return (
    <ul className="figures">
      {places && (
        <li>
          <a href={paths.places}>
            <b>{frenchNumber(places.list.length)}</b>{' '}
            {places.list.length > 1 ? `${places.noun}s` : places.noun}
          </a>
        </li>
      )}
      {count && (
        <li>
          <a href={paths.interviews}>
            <b>{frenchNumber(count.count)}</b> entretiens
          </a>
        </li>
      )}
    </ul>
  )
}
