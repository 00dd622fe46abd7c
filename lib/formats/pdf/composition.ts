import type { BlockName, Publication } from '../../publication'
import { type Code, call } from './code'

/** What the makers of the parts share while one edition is composed. */
export interface Composition {
  readonly publication: Publication
  /** Origin of the public site, without a final slash. */
  readonly siteUrl: string
  readonly landmarks: Landmarks
  /** Files of the pictures that the edition shows, filled as they are met. */
  readonly pictures: Set<string>
  /** SVG files of the drawings that the edition shows, by their path; filled as they are met. */
  readonly figures: Map<string, Uint8Array>
  /** The blocks that a text has placed so far: what one of them shows need not be shown again. */
  readonly placed: Set<BlockName>
  /** The content of a block that a text places, drawn from the rest of the publication. */
  readonly block: (name: BlockName, composition: Composition) => Code
}

/** A text in its place in the edition. */
export interface Setting extends Composition {
  /** Path of the page that shows the text on the site; links such as `#sources` count from it. */
  readonly path: string
  /** Level of the heading above the text: a `##` of the text becomes the next level. */
  readonly level: number
}

/** The addresses of the site that have their place in this file, and to which links of the file therefore jump. */
export class Landmarks {
  readonly #addresses = new Set<string>()

  /** The address as a landmark of what is about to be written; undefined when an earlier place already has it. */
  claim(address: string): string | undefined {
    if (this.#addresses.has(address)) return undefined
    this.#addresses.add(address)
    return address
  }

  /** Every landmark, in the order in which they were claimed. */
  all(): string[] {
    return [...this.#addresses]
  }
}

/** A heading, to which links that name `address` lead. */
export function heading({ landmarks }: Composition, level: number, text: Code, address: string): Code {
  return call('title-at', [level, text], { address: landmarks.claim(address) })
}
