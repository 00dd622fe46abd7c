import type { Block, Note } from '../../document/nodes'
import { type Figure, svgFile } from '../../figures/figure'
import { onPaper } from '../../figures/theme'
import { type Code, call } from './code'

/** What all documents of one file share while it is composed. */
export interface Composition {
  /** Address of the public site, without a final slash. */
  readonly siteUrl: string
  readonly landmarks: Landmarks
  /** Paths in the content folder of the pictures that the file shows, filled as they are met. */
  readonly pictures: Set<string>
  readonly drawings: Drawings
}

/** Where blocks and lines stand. */
export interface Context extends Composition {
  /** Address of the document on the site; links such as `#sources` count from it. */
  readonly address: string
  /** Level of the document's title, which headings follow. */
  readonly level: number
  readonly notes: ReadonlyMap<number, Note>
  /** Of the lines, in points. */
  readonly width: number
  /** Whether blocks stand inside another, where the page cannot be turned. */
  readonly isInside: boolean
  /** Whether it is an item of a list, and one whose paragraphs stand apart. */
  readonly isInItem: boolean
  readonly isSpread: boolean
  /** Whether what is said in passing begins a new line. */
  readonly asidesBelow: boolean
  /** Sets blocks in a row: handlers of blocks that hold others ask for it. */
  readonly flow: (blocks: readonly Block[], context: Context) => Code
}

/** The width of the text of a page, in points. */
export const pageWidth = 391

/** The context of blocks that stand inside another, narrower by so many points. */
export function inside(context: Context, narrower = 0): Context {
  return { ...context, isInside: true, isInItem: false, width: context.width - narrower }
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

/** The address of an anchor of the document; a landmark from now on. */
export function claimed({ landmarks, address }: Context, id: string | undefined): string | undefined {
  return id === undefined ? undefined : landmarks.claim(`${address}#${id}`)
}

/** The drawings that the file shows, as SVG files of the program. */
export class Drawings {
  readonly #files = new Map<string, Uint8Array>()

  /** Gives the path of the drawing in the program. */
  add(figure: Figure): string {
    const path = `/figures/${this.#files.size + 1}-${figure.name}.svg`
    this.#files.set(path, new TextEncoder().encode(svgFile(figure, onPaper)))
    return path
  }

  /** Bytes by path. */
  all(): ReadonlyMap<string, Uint8Array> {
    return this.#files
  }
}

/** A link: a jump where this file holds its target, else an address of the site or of the web. */
export function linkTo(url: string, body: Code, { address, siteUrl }: Context): Code {
  const path = url.startsWith('#') ? `${address}${url}` : onSite(url, siteUrl)
  return path === undefined ? call('link', [url, body]) : call('site-link', [path, body])
}

/** The path of an address of the site, which the program does not write whole: it is the same for every site. */
export function onSite(url: string, siteUrl: string): string | undefined {
  if (url.startsWith('/')) return url
  return siteUrl !== '' && (url === siteUrl || url.startsWith(`${siteUrl}/`))
    ? url.slice(siteUrl.length)
    : undefined
}
