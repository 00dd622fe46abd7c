import type { FootnoteDefinition, Nodes } from 'mdast'
import type { Prose } from './prose'

/** A footnote as a page shows it. */
export interface Note {
  /** From 1, in the order in which the page calls them. */
  readonly number: number
  /** The file that it is written in. */
  readonly file: string
  readonly definition: FootnoteDefinition
}

/** The notes of one page, by the text that calls them. */
export interface Notes {
  readonly list: readonly Note[]
  /** The note that `[^identifier]` calls in the text of `file`. */
  find(file: string, identifier: string): Note | undefined
}

/** The notes that the texts of one page call, numbered through the page. */
export function notesOf(texts: readonly Prose[]): Notes {
  const byKey = new Map<string, Note>()
  const key = (file: string, identifier: string) => `${file}#${identifier}`
  for (const { file, tree } of texts) {
    const definitions = new Map<string, FootnoteDefinition>()
    for (const node of tree.children) {
      if (node.type === 'footnoteDefinition') definitions.set(node.identifier, node)
    }
    // A note may itself call a note: the called ones are walked in turn.
    const walk = (node: Nodes) => {
      if (node.type === 'footnoteReference') {
        const definition = definitions.get(node.identifier)
        if (!definition || byKey.has(key(file, node.identifier))) return
        byKey.set(key(file, node.identifier), { number: byKey.size + 1, file, definition })
        walk(definition)
      } else if (
        'children' in node &&
        (node.type !== 'footnoteDefinition' || byKey.has(key(file, node.identifier)))
      ) {
        for (const child of node.children) walk(child)
      }
    }
    for (const node of tree.children) if (node.type !== 'footnoteDefinition') walk(node)
  }
  return { list: [...byKey.values()], find: (file, identifier) => byKey.get(key(file, identifier)) }
}

/** The notes that some nodes of `file` call, themselves or through their notes, in the order of the calls. */
export function notesCalledIn(nodes: readonly Nodes[], file: string, notes: Notes): Note[] {
  const called = new Set<Note>()
  const walk = (node: Nodes) => {
    const note = node.type === 'footnoteReference' ? notes.find(file, node.identifier) : undefined
    if (note && !called.has(note)) {
      called.add(note)
      walk(note.definition)
    }
    if ('children' in node) for (const child of node.children) walk(child)
  }
  for (const node of nodes) walk(node)
  return [...called]
}
