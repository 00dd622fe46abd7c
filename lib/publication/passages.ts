import type { Nodes, Paragraph } from 'mdast'
import type { CalendarDate } from './calendar'
import { type AnchoredHeading, isAnchored, type Prose, wordsOf } from './prose'

declare module 'mdast' {
  interface ParagraphData {
    /** Its number through the whole publication, from 1; absent while none has been recorded. */
    number?: number
  }
}

/** A numbered paragraph, where it stands. */
export interface Passage {
  readonly number: number
  readonly paragraph: Paragraph
  /** The text that it is a paragraph of. */
  readonly text: Prose
  /** The nearest heading above it; absent before the first. */
  readonly heading?: AnchoredHeading
}

/** A number whose paragraph is no longer in the texts. It is never given to another. */
export interface WithdrawnPassage {
  readonly number: number
  /** Absent until the withdrawal has been recorded. */
  readonly on?: CalendarDate
  /** What the paragraph said when it was last recorded; absent where its words may no longer be shown. */
  readonly words?: string
}

/**
 * The paragraphs of a text that are numbered, in reading order: those of the text itself, of its lists and of its block
 * quotes, because each can be quoted by itself. Headings and tables are not: they are cited by their titles. Nor are
 * notes, which belong to the paragraph that calls them, and pictures alone, which have no words.
 */
export function citableParagraphs(text: Prose): Paragraph[] {
  const result: Paragraph[] = []
  const walk = (node: Nodes) => {
    if (node.type === 'paragraph') {
      if (wordsOf(node) !== '') result.push(node)
    } else if (node.type !== 'footnoteDefinition' && 'children' in node) {
      for (const child of node.children) walk(child)
    }
  }
  walk(text.tree)
  return result
}

/** The numbered paragraphs of a text, in reading order. */
export function passagesIn(text: Prose): Passage[] {
  const headings = text.tree.children.filter((node) => node.type === 'heading').filter(isAnchored)
  return citableParagraphs(text).flatMap((paragraph) => {
    const number = paragraph.data?.number
    if (number === undefined) return []
    const heading = headings.findLast((above) => startOf(above) < startOf(paragraph))
    return [{ number, paragraph, text, heading }]
  })
}

const startOf = ({ position }: Nodes): number => position?.start.offset ?? 0
