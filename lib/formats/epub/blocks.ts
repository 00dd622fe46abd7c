import type { Element } from 'xast'
import { placesMap } from '../../figures/places-map'
import { type BlockName, fileSize, frenchNumber } from '../../publication'
import { originalPath } from '../../site'
import type { Book, Setting } from './book'
import { setFigure } from './figures'
import { citation } from './parts/colophon'
import { chronology, corrections, followUps, versions } from './parts/history'
import { interviewSummary } from './parts/interviews'
import { partnerList } from './parts/partners'
import { comparison, placeList } from './parts/places'
import { sources } from './parts/sources'
import { h, siteLink } from './xhtml'

/** What stands where a text places a block. A block for which the publication has nothing is empty. */
export function setBlock(name: BlockName, setting: Setting): Element[] {
  return blocks[name](setting)
}

const blocks: Record<BlockName, (setting: Setting) => Element[]> = {
  lieux: ({ publication: { places } }) => (places ? [placeList(places)] : []),
  carte: ({ publication: { places } }) => (places ? setFigure(placesMap(places)) : []),
  comparaison: ({ publication }) => (publication.places ? comparison(publication.places, publication) : []),
  entretiens: ({ publication }) =>
    publication.interviews ? interviewSummary(publication.interviews, publication) : [],
  partenaires: ({ publication: { partners } }) => (partners ? [partnerList(partners)] : []),
  suites: ({ publication }) =>
    publication.followUps.length > 0 ? [followUps(publication, publication.followUps)] : [],
  chronologie: ({ publication }) => chronology(publication.chronology),
  telechargement: files,
  citer: (setting) => [h('p', { class: 'reference' }, citation(setting, 'work'))],
  corrections: ({ publication }) =>
    publication.corrections.length > 0 ? [corrections(publication.corrections)] : [],
  versions: ({ publication }) => [versions(publication)],
  // A file cannot print its own checksum: all of them are left to the site.
  verifier: () => [
    h('p', {}, 'Les empreintes des fichiers sont données sur la page du site, et non dans ce document.'),
  ],
  sources: ({ publication }) => (publication.sources.length > 0 ? [sources(publication.sources)] : []),
}

/** The links to the files of the publication; without its own, that the site's edition stands in for it. */
function files({ publication }: Book): Element[] {
  const { original, downloadLabel, date } = publication
  return [
    h(
      'p',
      { class: 'files' },
      siteLink(originalPath(publication), downloadLabel),
      h(
        'span',
        { class: 'remark' },
        original
          ? ` (PDF, ${fileSize(original.length)}, ${frenchNumber(original.pages)}\u00A0pages, fichier d’origine)`
          : ` (PDF, édition web\u202F; original de ${date.year} non disponible)`,
      ),
    ),
  ]
}
