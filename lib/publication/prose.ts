import type { Heading, Nodes, Root, RootContent } from 'mdast'
import type { TextDirective } from 'mdast-util-directive'
import { toString as plainText } from 'mdast-util-to-string'

/**
 * Running text: an mdast tree whose positions are lines and columns of `file`.
 * Besides Markdown and GFM it holds directives, all of them known (see `blockNames` and `inlineNames`).
 * Text nodes already carry French typography.
 */
export interface Prose {
  /** Path inside the content folder, with forward slashes: `villes/besancon.md`. */
  readonly file: string
  readonly tree: Root
}

/** Blocks that a text places with `::name` alone on its line, and that the site fills from the rest of the content. */
export const blockNames = [
  'lieux',
  'entretiens',
  'partenaires',
  'carte',
  'comparaison',
  'suites',
  'chronologie',
  'telechargement',
  'citer',
  'corrections',
  'versions',
  'verifier',
  'sources',
] as const
export type BlockName = (typeof blockNames)[number]

/** Marks inside a sentence: `:source[P]` cites a source, `:langue[empowerment]{en}` marks foreign words. */
export const inlineNames = ['source', 'langue'] as const
export type InlineName = (typeof inlineNames)[number]

declare module 'mdast' {
  interface HeadingData {
    /** The anchor of the heading, unique in its file. */
    id?: string
  }
}

/** The keys that `:source[P, R]` cites, in order. */
export function citedSources(mark: TextDirective): string[] {
  return plainText(mark)
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '')
}

/** The language of `:langue[empowerment]{en}`, a BCP 47 tag; absent when the braces do not hold just one name. */
export function markedLanguage(mark: TextDirective): string | undefined {
  const names = Object.keys(mark.attributes ?? {})
  return names.length === 1 ? names[0] : undefined
}

export type AnchoredHeading = Heading & { readonly data: { readonly id: string } }

export function isAnchored(heading: Heading): heading is AnchoredHeading {
  return heading.data?.id !== undefined
}

/** A part of a text under one heading of level 2; the part before the first heading has none. */
export interface Section {
  readonly heading?: AnchoredHeading
  readonly content: readonly RootContent[]
}

/** The words of the first paragraph, without source marks; absent when there is none. They describe a page that says no more of itself. */
export function opening(prose: Prose): string | undefined {
  const paragraph = prose.tree.children.find(({ type }) => type === 'paragraph')
  return paragraph && wordsOf(paragraph)
}

/** Stands for a mark that is not read aloud, until it goes with the space before it. */
const silent = '\uE000'

/** The words of a node as one reads them aloud: without source marks, calls of notes and pictures. */
export function wordsOf(node: Nodes): string {
  return spoken(node)
    .replace(/ *\uE000/g, '')
    .replace(/[ \t\n]+/g, ' ')
    .trim()
}

function spoken(node: Nodes): string {
  if (node.type === 'textDirective' && node.name === 'source') return silent
  if (node.type === 'footnoteReference') return silent
  if (node.type === 'break') return ' '
  if ('children' in node) return node.children.map(spoken).join('')
  return 'value' in node ? node.value : ''
}

/** Whether the text has nothing to show. */
export function isEmpty(prose: Prose): boolean {
  return prose.tree.children.length === 0
}

/** The text cut at its headings of level 2, in order. Footnote definitions are left out: they belong to the whole text. */
export function sections(prose: Prose): Section[] {
  const result: { heading?: AnchoredHeading; content: RootContent[] }[] = [{ content: [] }]
  for (const node of prose.tree.children) {
    if (node.type === 'footnoteDefinition' || node.type === 'definition') continue
    if (node.type === 'heading' && node.depth === 2 && node.data?.id !== undefined) {
      result.push({ heading: { ...node, data: { ...node.data, id: node.data.id } }, content: [] })
    } else {
      result.at(-1)?.content.push(node)
    }
  }
  return result.filter(({ heading, content }) => heading !== undefined || content.length > 0)
}
