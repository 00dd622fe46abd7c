import { placesMap } from '../../figures/places-map'
import { populationSheet } from '../../figures/populations'
import { spheresFigure } from '../../figures/spheres'
import { type BlockName, fileSize, frenchNumber, type Publication } from '../../publication'
import { originalPath } from '../../site'
import { type Code, call, sequence, words } from './code'
import type { Composition } from './composition'
import { citation } from './parts/colophon'
import { setFigure } from './parts/figures'
import { chronology, corrections, followUps, versions } from './parts/history'
import { interviewSummary } from './parts/interviews'
import { partnerList } from './parts/partners'
import { comparison } from './parts/place-tables'
import { placeList } from './parts/places'
import { sources } from './parts/sources'

/** What stands where a text places a block. A block for which the publication has nothing is empty. */
export function setBlock(name: BlockName, composition: Composition): Code {
  composition.placed.add(name)
  return blocks[name](composition)
}

const nothing = sequence([])

const blocks: Record<BlockName, (composition: Composition) => Code> = {
  lieux: ({ publication: { places } }) => (places ? placeList(places) : nothing),
  carte: (composition) => {
    const { places } = composition.publication
    return places ? setFigure(placesMap(places), composition) : nothing
  },
  comparaison: (composition) => {
    const { publication } = composition
    const { places } = publication
    if (!places) return nothing
    return sequence([setFigure(populationSheet(places), composition), ...comparison(places, publication)])
  },
  entretiens: (composition) => {
    const { interviews } = composition.publication
    if (!interviews) return nothing
    const figure = spheresFigure(interviews, composition.publication)
    return sequence([interviewSummary(interviews), setFigure(figure, composition)])
  },
  partenaires: ({ publication: { partners } }) => (partners ? partnerList(partners) : nothing),
  suites: ({ publication }) => (publication.followUps.length > 0 ? followUps(publication) : nothing),
  chronologie: (composition) => chronology(composition),
  telechargement: ({ publication }) => call('panel', [download(publication)]),
  citer: (composition) => call('panel', [citation(composition, 'work')]),
  corrections: ({ publication }) => (publication.corrections.length > 0 ? corrections(publication) : nothing),
  versions: ({ publication }) => versions(publication),
  // A file cannot print its own checksum: all of them are left to the site.
  verifier: () =>
    call('paragraph', [
      words('Les empreintes des fichiers sont données sur la page du site, et non dans ce document.'),
    ]),
  sources: (composition) => (composition.publication.sources.length > 0 ? sources(composition) : nothing),
}

/** The link to the publication's own file; without one, that this edition stands in for it. */
function download(publication: Publication): Code {
  const { original, downloadLabel, date } = publication
  const link = call('site-link', [originalPath(publication), words(downloadLabel)])
  return sequence([
    link,
    call('detail', [
      words(
        original
          ? `PDF, ${fileSize(original.length)}, ${frenchNumber(original.pages)}\u00A0pages, fichier d’origine`
          : `PDF, édition web\u202F; original de ${date.year} non disponible`,
      ),
    ]),
  ])
}
