import { type Outlined, outline } from './outline'
import type { Part } from './part'

/** A link to a part. */
export interface NavigationLink {
  readonly path: string
  readonly label: string
}

/** Every part, those under another after it, in reading order. */
export function allParts(publication: Outlined): Part[] {
  return outline(publication).flatMap(withThoseUnder)
}

export function withThoseUnder(part: Part): Part[] {
  return [part, ...part.children.flatMap(withThoseUnder)]
}

/** The part whose page has this address, with those above it, the highest first. */
export function partAt(
  publication: Outlined,
  address: string,
): { readonly part: Part; readonly above: readonly Part[] } | undefined {
  const search = (parts: readonly Part[], above: readonly Part[]): ReturnType<typeof partAt> => {
    for (const part of parts) {
      if (part.address === address) return { part, above }
      const found = search(part.children, [...above, part])
      if (found) return found
    }
    return undefined
  }
  return search(outline(publication), [])
}

/** The parts before and after one of several that stand under the same part. */
export function neighbours(
  part: Part,
  above: readonly Part[],
): { readonly previous?: NavigationLink; readonly next?: NavigationLink } {
  const siblings = above.at(-1)?.children ?? []
  const index = siblings.findIndex(({ address }) => address === part.address)
  const [previous, next] = [siblings[index - 1], siblings[index + 1]]
  return { previous: previous && linkTo(previous), next: next && linkTo(next) }
}

/** The links by which every page leads to the others. */
export function navigation(
  publication: Outlined,
): Record<NonNullable<Part['navigation']>, readonly NavigationLink[]> {
  const links = (where: Part['navigation']) =>
    outline(publication)
      .filter((part) => part.navigation === where)
      .map(linkTo)
  return { header: links('header'), footer: links('footer') }
}

export const linkTo = ({ address, menu }: Part): NavigationLink => ({ path: address, label: menu })
