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

/** What shows the files that the site offers: a page has them made, a view does not. */
export interface MadeBlocks {
  readonly files?: ReactNode
  readonly verification?: ReactNode
}

/** What each block of a text shows; a block without content is refused when the content is read. */
const views: Record<BlockName, (publication: Publication, made: MadeBlocks) => ReactNode> = {
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
  telechargement: (publication, { files }) => files ?? <FileBlock publication={publication} />,
  citer: (publication) => <HowToCite publication={publication} />,
  corrections: ({ corrections }) => <Corrections corrections={corrections} />,
  versions: (publication) => <Versions publication={publication} />,
  verifier: (_, { verification }) => verification,
  sources: ({ sources }) => <SourceList sources={sources} />,
}

export function Block({
  name,
  publication,
  made,
}: {
  readonly name: BlockName
  readonly publication: Publication
  readonly made: MadeBlocks
}) {
  return views[name](publication, made)
}
