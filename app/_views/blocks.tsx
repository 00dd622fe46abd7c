import type { ReactNode } from 'react'
import type { BlockName, Publication } from '#lib/publication'
import { Chronology } from './chronology'
import { Corrections } from './corrections'
import { FileBlock } from './file-block'
import { FollowUps } from './follow-ups'
import { HowToCite } from './how-to-cite'
import { InterviewSummary } from './interview-summary'
import { PartnerList } from './partner-list'
import { PlaceComparison } from './place-comparison'
import { PlaceList } from './place-list'
import { PlacesMap } from './places-map'
import { SourceList } from './source-list'
import { Versions } from './versions'

/** What each block of a text shows; a block without content is refused when the content is read. */
const views: Record<BlockName, (publication: Publication, verification: ReactNode) => ReactNode> = {
  lieux: ({ places }) => places && <PlaceList places={places} />,
  carte: ({ places }) => places && <PlacesMap places={places} />,
  comparaison: (publication) =>
    publication.places && <PlaceComparison publication={publication} places={publication.places} />,
  entretiens: (publication) =>
    publication.interviews && (
      <InterviewSummary publication={publication} interviews={publication.interviews} />
    ),
  partenaires: ({ partners }) => partners && <PartnerList partners={partners} />,
  suites: (publication) => <FollowUps publication={publication} followUps={publication.followUps} />,
  chronologie: ({ chronology }) => <Chronology facts={chronology} />,
  telechargement: (publication) => <FileBlock publication={publication} />,
  citer: (publication) => <HowToCite publication={publication} />,
  corrections: ({ corrections }) => <Corrections corrections={corrections} />,
  versions: (publication) => <Versions publication={publication} />,
  verifier: (_, verification) => verification,
  sources: ({ sources }) => <SourceList sources={sources} />,
}

export function Block({
  name,
  publication,
  verification,
}: {
  readonly name: BlockName
  readonly publication: Publication
  readonly verification: ReactNode
}) {
  return views[name](publication, verification)
}
