import { territoryTable } from '#lib/figures/place-tables'
import { populationRanking } from '#lib/figures/populations'
import { placeData } from '#lib/formats/structured-data'
import {
  followUpsIn,
  frenchNumber,
  notesOf,
  type Place,
  type Publication,
  placeFacts,
  populationYear,
} from '#lib/publication'
import { settings } from '#lib/settings'
import { paths, placeAnchor, placePath } from '#lib/site'
import { Breadcrumb } from './breadcrumb'
import { DataTable } from './data-table'
import { FigureView } from './figure'
import { FollowUps } from './follow-ups'
import { JsonLd } from './json-ld'
import { PlacesMap } from './places-map'
import { Text } from './prose'
import { Shell } from './shell'
import { Sources } from './sources'

interface Props {
  readonly publication: Publication
  readonly place: Place
  readonly previous?: Place
  readonly next?: Place
}

/** One place: its text, its identity, then and now, and its neighbours in the list. */
export function PlacePage({ publication, place, previous, next }: Props) {
  const notes = notesOf([place.text])
  const followUps = followUpsIn(publication, place)
  return (
    <Shell publication={publication} path={placePath(place)}>
      <Breadcrumb
        above={[{ path: paths.places, label: publication.places?.menu ?? '' }]}
        current={place.name}
        path={placePath(place)}
      />
      <article className="place" id={placeAnchor}>
        <JsonLd data={placeData(place, settings().siteUrl)} />
        <h1>{place.name}</h1>
        <Text publication={publication} text={place.text} notes={notes} />
        <div className="beside">
          {publication.places && <PlacesMap places={publication.places} lit={place} />}
          <Identity place={place} />
        </div>
        <ThenAndNow publication={publication} place={place} />
        <Populations publication={publication} place={place} />
        {followUps.length > 0 && (
          <section aria-labelledby="_suites">
            <h2 id="_suites">Ce qui a suivi</h2>
            <FollowUps publication={publication} followUps={followUps} current={place} />
          </section>
        )}
      </article>
      <Neighbours previous={previous} next={next} />
    </Shell>
  )
}

function Identity({ place }: { readonly place: Place }) {
  const facts = placeFacts(place)
  if (facts.length === 0) return null
  return (
    <section aria-labelledby="_identite">
      <h2 id="_identite">Repères</h2>
      <dl className="facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {place.sources.length > 0 && (
        <p className="remark">
          Sources&nbsp;: <Sources keys={place.sources} />
        </p>
      )}
    </section>
  )
}

function ThenAndNow({ publication, place }: { readonly publication: Publication; readonly place: Place }) {
  const table = territoryTable(place, publication)
  if (!table) return null
  return (
    <section aria-labelledby="_alors-et-aujourdhui">
      <h2 id="_alors-et-aujourdhui">En {publication.date.year} et aujourd’hui</h2>
      <DataTable id="_territoires" table={table} />
    </section>
  )
}

function Populations({ publication, place }: { readonly publication: Publication; readonly place: Place }) {
  const { populations } = place
  if (populations.length === 0) return null
  const ranking = populationRanking(publication, place)
  return (
    <section aria-labelledby="_population">
      <h2 id="_population">Population municipale</h2>
      <dl className="facts">
        {populations.map(({ referenceYear, inForceIn, count, sources }) => (
          <div key={referenceYear}>
            <dt>{populationYear({ referenceYear, inForceIn })}</dt>
            <dd>
              {frenchNumber(count)} habitants <Sources keys={sources} />
            </dd>
          </div>
        ))}
      </dl>
      {ranking && <FigureView figure={ranking} />}
    </section>
  )
}

function Neighbours({ previous, next }: Pick<Props, 'previous' | 'next'>) {
  if (!previous && !next) return null
  return (
    <nav className="neighbours" aria-label="Fiches voisines">
      {previous && (
        <a href={placePath(previous)} rel="prev">
          ← {previous.name}
        </a>
      )}
      {next && (
        <a href={placePath(next)} rel="next">
          {next.name} →
        </a>
      )}
    </nav>
  )
}
