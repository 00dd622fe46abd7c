import { createHash } from 'node:crypto'
import { passagePath, paths } from '#lib/addresses'
import {
  allParts,
  type CitedPassage,
  citedPassages,
  linkTo,
  type NavigationLink,
  neighbours,
  type Part,
  partAt,
} from '#lib/outline'
import { type Publication, withoutTexts } from '#lib/publication'
import { kept } from '#lib/remembered'

/*
 * Pages that are many and show little of the publication are rendered from that little alone. An edition takes such a
 * page over from the one before when its ingredients are the same: it cannot show anything else.
 */

/** What the page at an address is rendered from. */
export interface Ingredients {
  /** Without any text for a page under another: those of the rest change nothing of it. */
  readonly publication: Publication
  readonly subject: { readonly part: Part } | { readonly passage: CitedPassage }
  /** The pages above it, under the first one. */
  readonly above: readonly NavigationLink[]
  readonly previous?: NavigationLink
  readonly next?: NavigationLink
}

/** Nothing when the site has no page there. */
export function ingredientsAt(work: Publication, address: string): Ingredients | undefined {
  const found = partAt(work, address)
  if (found) {
    const { part, above } = found
    return {
      publication: above.length > 0 ? bare(work) : work,
      subject: { part },
      above: above.map(linkTo),
      ...neighbours(part, above),
    }
  }
  const passage = passagesByAddress(work).get(address)
  const citing = partAt(work, paths.cite)
  return passage && citing
    ? { publication: bare(work), subject: { passage }, above: [linkTo(citing.part)] }
    : undefined
}

/** Hashes of the ingredients, SHA-256 in hexadecimal, of the pages that are rendered from less than the whole. */
export function ingredientHashes(work: Publication): ReadonlyMap<string, string> {
  const common = hash(bare(work))
  const addresses = [...allParts(work).map(({ address }) => address), ...passagesByAddress(work).keys()]
  return new Map(
    addresses.flatMap((address) => {
      const ingredients = ingredientsAt(work, address)
      if (!ingredients || ingredients.publication === work) return []
      return [[address, hash([common, { ...ingredients, publication: undefined }])] as const]
    }),
  )
}

/** One for all pages, whose figures are worked out once for it. */
const bare = kept(withoutTexts)

const passagesByAddress = kept(
  (work: Publication): ReadonlyMap<string, CitedPassage> =>
    new Map([...citedPassages(work).values()].map((passage) => [passagePath(passage), passage])),
)

/** Where words stand in their file changes nothing of a page. */
function hash(value: unknown): string {
  const json = JSON.stringify(value, (key, part: unknown) => (key === 'position' ? undefined : part))
  return createHash('sha256').update(json).digest('hex')
}
