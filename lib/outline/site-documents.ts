import { headingAnchor, originalPath, passageAnchor, passagePath, paths, picturePath } from '../addresses'
import { offeredFiles } from '../offered'
import { isAnchored, type Publication, passagesIn } from '../publication'
import { allParts } from './navigation'
import type { PlacedText } from './part'
import { citedPassages } from './texts'

/** A document that the site has: the path of its address, and the anchors that links may name. */
export interface SiteDocument {
  readonly path: string
  readonly kind: 'page' | 'file'
  readonly anchors: ReadonlySet<string>
  /**
   * Found from the page it belongs to, and not by search engines: the words of a passage stand on the page itself, and a
   * page for each paragraph would hide that one among copies.
   */
  readonly isUnlisted?: boolean
  /** Where its address leads, when the site has the document under another one now. */
  readonly redirectsTo?: string
}

/**
 * Every document of the publication's site, the home page first: the one list from which links are checked, the sitemap
 * is made and editions are composed.
 */
export function siteDocuments(publication: Publication): SiteDocument[] {
  return [
    ...allParts(publication).map(({ address, texts, anchor, anchors }) =>
      page(address, [...(anchor ? [anchor] : []), ...anchors, ...texts.flatMap(anchorsIn)]),
    ),
    ...[...citedPassages(publication).values()].map((passage) => ({
      ...page(passagePath(passage)),
      isUnlisted: true,
    })),
    ...publication.redirections.map(({ from, to }) => ({ ...file(from), redirectsTo: to })),
    file(originalPath(publication)),
    ...offeredFiles(publication)
      .filter(({ path }) => path !== originalPath(publication))
      .map(({ path }) => file(path)),
    ...publication.pictures.map((picture) => file(picturePath(picture))),
    ...machineFiles.map(file),
  ]
}

/** What only programs ask for. */
const machineFiles = [
  paths.card,
  paths.robots,
  paths.sitemap,
  paths.feed,
  paths.linkset,
  paths.speculationRules,
] as const

function page(path: string, anchors: readonly string[] = []): SiteDocument {
  return { path, kind: 'page', anchors: new Set(anchors) }
}

function file(path: string): SiteDocument {
  return { path, kind: 'file', anchors: new Set() }
}

function anchorsIn({ text, within }: PlacedText): string[] {
  const headings = text.tree.children.filter((node) => node.type === 'heading').filter(isAnchored)
  return [
    ...headings.map(({ data: { id } }) => headingAnchor(id, within)),
    ...passagesIn(text).map(passageAnchor),
  ]
}
