import type { FootnoteDefinition } from 'mdast'
import { noteAnchor, noteCallAnchor } from '../addresses'
import { notesOf, type Prose } from '../publication'
import type { Block, Note, NoteCall } from './nodes'

/** The notes of one document while it is made: each call is counted as it is met. */
export class NoteBook {
  readonly #notes: ReturnType<typeof notesOf>
  readonly #calls = new Map<number, number>()

  constructor(texts: readonly Prose[]) {
    this.#notes = notesOf(texts)
  }

  /** The call of a note; undefined when the text of `file` has no such note. */
  call(file: string, identifier: string): NoteCall | undefined {
    const note = this.#notes.find(file, identifier)
    if (!note) return undefined
    const index = this.#calls.get(note.number) ?? 0
    this.#calls.set(note.number, index + 1)
    return { type: 'noteCall', number: note.number, index }
  }

  /** The notes; to be asked for once all texts have been set. */
  all(set: (definition: FootnoteDefinition, file: string) => Block[]): Note[] {
    const contents = this.#notes.list.map((note) => ({ note, children: set(note.definition, note.file) }))
    return contents.map(({ note, children }) => ({
      number: note.number,
      id: noteAnchor(note),
      callIds: Array.from({ length: this.#calls.get(note.number) ?? 0 }, (_, index) =>
        noteCallAnchor(note, index),
      ),
      children,
    }))
  }
}
