import { type FollowUp, followUpPeriod, type Place, type Publication, placeBySlug } from '#lib/publication'
import { placePath } from '#lib/site'
import { Sources } from './sources'

interface Props {
  readonly publication: Publication
  readonly followUps: readonly FollowUp[]
  /** The place whose page this is: its name leads nowhere there. */
  readonly current?: Place
}

/** The works that continued the publication, and the places that took part again. */
export function FollowUps({ publication, followUps, current }: Props) {
  return (
    <ul className="follow-ups">
      {followUps.map((followUp) => (
        <li key={followUp.title}>
          <strong>{followUp.title}</strong>, {followUpPeriod(followUp)} <Sources keys={followUp.sources} />
          {followUp.places.length > 0 && (
            <ul className="inline">
              {followUp.places.map(({ slug, as }) => {
                const found = placeBySlug(publication, slug)
                return (
                  found && (
                    <li key={slug}>
                      {slug === current?.slug ? (
                        found.place.name
                      ) : (
                        <a href={placePath(found.place)}>{found.place.name}</a>
                      )}
                      {as && ` (${as})`}
                    </li>
                  )
                )
              })}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
