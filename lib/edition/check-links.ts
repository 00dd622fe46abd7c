import { serverPaths, type Target, targetOf } from './address'
import type { Fault } from './check-page'
import type { Reference } from './references'

/** A page, or a stylesheet, as far as links are concerned. */
export interface Linking {
  /** Its address; links are read relative to it. */
  readonly path: string
  readonly references: readonly Reference[]
}

/** What an edition holds, as far as links are concerned. */
export interface Linkable {
  readonly siteUrl: string
  /** Whether a document or redirect has this address. */
  has(path: string): boolean
  /** The anchors of a page; nothing for what is not a page. */
  anchors(path: string): ReadonlySet<string> | undefined
}

/** Links and resources that lead nowhere, or that the site's security policy would refuse. */
export function checkLinks(linking: readonly Linking[], edition: Linkable): Fault[] {
  const read = reader(edition.siteUrl)
  return linking.flatMap(({ path, references }) => {
    const messages = new Set(
      references.flatMap((reference) => fault(reference, read(reference.href, path), edition) ?? []),
    )
    return [...messages].map((message) => ({ path, message }))
  })
}

/** Reads links; one that says its whole path leads from every page to the same place, and is read once. */
function reader(siteUrl: string): (href: string, path: string) => Target {
  const absolute = new Map<string, Target>()
  return (href, path) => {
    if (!/^(?:\/|[a-z]+:)/i.test(href)) return targetOf(href, path, siteUrl)
    const target = absolute.get(href) ?? targetOf(href, path, siteUrl)
    absolute.set(href, target)
    return target
  }
}

function fault({ href, kind }: Reference, target: Target, edition: Linkable): string | undefined {
  if (target.place === 'nowhere') return `Le lien « ${href} » n’est pas une adresse.`
  if (target.place === 'elsewhere') {
    if (kind === 'link') return undefined
    return `La ressource « ${shortened(href)} » vient d’ailleurs ; le site ne charge que ce qu’il contient.`
  }
  if (kind === 'link' && serverPaths.includes(target.path)) return undefined
  if (target.place === 'site' && !edition.has(target.path)) {
    return kind === 'link'
      ? `Le lien « ${href} » ne mène à aucun document de l’édition.`
      : `La ressource « ${href} » n’est pas dans l’édition.`
  }
  const anchors = edition.anchors(target.path)
  if (!anchors || target.fragment === '' || target.fragment === 'top') return undefined
  if (anchors.has(target.fragment)) return undefined
  return `Le lien « ${href} » vise une ancre, « ${target.fragment} », que la page ${target.path} n’a pas.`
}

function shortened(href: string): string {
  return href.length > 80 ? `${href.slice(0, 80)}…` : href
}
