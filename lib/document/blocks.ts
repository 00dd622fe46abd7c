import { paths } from '../addresses'
import { placesMap } from '../figures/places-map'
import { words } from '../language'
import type { BlockName } from '../publication'
import { files, verification } from './files'
import { chronology, corrections, followUps, sources, versions } from './history'
import { interviewSummary } from './interview-summary'
import type { Block } from './nodes'
import { partnerList } from './partner-list'
import { comparison, placeList } from './places'
import { referenceTo } from './references'
import type { Setting } from './setting'
import { drawing, link, paragraph } from './write'

/** What stands where a text places a block with `::name`. A block for which the publication has nothing is empty. */
export const blocks: Readonly<Record<BlockName, (setting: Setting) => Block[]>> = {
  lieux: ({ publication: { places } }) => (places ? placeList(places) : []),
  carte: ({ publication: { places } }) => (places ? drawing(placesMap(places), 'folded') : []),
  comparaison: (setting) => {
    const { places } = setting.publication
    return places ? comparison(setting, places) : []
  },
  entretiens: (setting) => {
    const { interviews } = setting.publication
    return interviews ? interviewSummary(interviews, setting) : []
  },
  partenaires: ({ publication: { partners } }) => (partners ? partnerList(partners) : []),
  suites: ({ publication }) => followUps(publication, publication.followUps),
  chronologie: ({ publication }) => chronology(publication),
  telechargement: files,
  citer: (setting) => [
    referenceTo('work', setting),
    paragraph(link(paths.cite, words.otherStyles), 'remark'),
  ],
  corrections: ({ publication }) => corrections(publication),
  versions: ({ publication }) => versions(publication),
  verifier: verification,
  sources: ({ publication }) => sources(publication),
}
