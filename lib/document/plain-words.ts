import type { Document, Inline } from './nodes'

/** The words of a line as a title repeats them: without notes, sources, and what is said in passing to the ear alone. */
export function plainWords(line: readonly Inline[]): string {
  return line
    .map((node) => said(node))
    .join('')
    .replace(/[ \t\n]+/g, ' ')
    .trim()
}

function said(node: Inline): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'keyFigure':
    case 'unspoken':
      return node.value
    case 'break':
      return ' '
    case 'address':
      return node.printed ?? node.url
    case 'image':
    case 'noteCall':
    case 'citation':
    case 'spoken':
      return ''
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'insert':
    case 'link':
    case 'foreign':
    case 'time':
    case 'workTitle':
    case 'aside':
      return node.children.map(said).join('')
  }
}

/** A line of a table of contents. */
export interface ContentsEntry {
  readonly id: string
  readonly title: string
}

/** The parts of a document under headings of level 2, as a table of contents names them. */
export function contentsOf({ children }: Document): ContentsEntry[] {
  return children.flatMap((block) => {
    const [first] = block.type === 'section' ? block.children : []
    if (first?.type !== 'heading' || first.id === undefined) return []
    return [{ id: first.id, title: first.short ?? plainWords(first.children) }]
  })
}
