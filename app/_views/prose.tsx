import type { RootContent } from 'mdast'
import type { ReactNode } from 'react'
import { noteAnchor, noteCallAnchor, type ProseContext, proseHtml } from '#lib/formats/html'
import {
  type BlockName,
  blockNames,
  type Note,
  type Notes,
  notesCalledIn,
  type Prose,
  type Publication,
  sections,
} from '#lib/publication'
import { headingAnchor } from '#lib/site'
import { Block } from './blocks'

interface Props {
  readonly publication: Publication
  readonly text: Prose
  /** The notes of the whole page (`notesOf`), so that their numbers run through it. */
  readonly notes: Notes
  /** How many levels its headings go down. */
  readonly lower?: number
  /** Set before the anchors of its headings, where the page shows several texts. */
  readonly within?: string
  /** What the block `::verifier` shows: the page has the files made, a view does not. */
  readonly verification?: ReactNode
}

/** A running text, section by section, with its blocks in their places and its notes beside the words that call them. */
export function Text({ publication, text, notes, lower, within, verification }: Props) {
  const context = { file: text.file, notes, pictures: publication.pictures, lower, within }
  const shown = new Set<Note>()
  return sections(text).map(({ heading, content }) => {
    const parts = runs(heading ? [heading, ...content] : content, text.file, notes, shown).map((part) =>
      'block' in part ? (
        <Block key={part.block} name={part.block} publication={publication} verification={verification} />
      ) : (
        <Run key={part.nodes[0]?.position?.start.line} {...part} context={context} />
      ),
    )
    if (!heading) {
      return (
        <div key="" className="opening">
          {parts}
        </div>
      )
    }
    const anchor = headingAnchor(heading.data.id, within)
    return (
      <section key={anchor} aria-labelledby={anchor}>
        {parts}
      </section>
    )
  })
}

/** Nodes in a row between blocks, and the notes that they are the first to call; or the name of a block. */
type Part = { readonly block: BlockName } | Run

interface Run {
  readonly nodes: readonly RootContent[]
  readonly called: readonly Note[]
}

function Run({ nodes, called, context }: Run & { readonly context: ProseContext }) {
  const prose = (
    <div
      className="prose"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made from a checked tree by a strict schema
      dangerouslySetInnerHTML={{ __html: proseHtml(nodes, context) }}
    />
  )
  if (called.length === 0) return prose
  return (
    <div className="annotated">
      {prose}
      <div className="side-notes">
        {called.map((note) => (
          <NoteBody key={note.number} note={note} context={context} />
        ))}
      </div>
    </div>
  )
}

/** A note with its number, and the way back to the words that call it. */
function NoteBody({ note, context }: { readonly note: Note; readonly context: ProseContext }) {
  const { file, definition, number } = note
  return (
    <div role="note" aria-label={`Note ${number}`} id={noteAnchor(note)}>
      <a href={`#${noteCallAnchor(note)}`} aria-label={`${number}, retour à l’appel de la note`}>
        {number}
      </a>
      <div
        className="prose"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made from a checked tree by a strict schema
        dangerouslySetInnerHTML={{
          __html: proseHtml(definition.children, { ...context, file, lower: 0, within: undefined }),
        }}
      />
    </div>
  )
}

/** The notes of a passage that is shown by itself, under a heading of their own; nothing when it has none. */
export function NoteList({
  publication,
  notes,
  from,
}: Pick<Props, 'publication' | 'notes'> & Pick<ProseContext, 'from'>) {
  if (notes.list.length === 0) return null
  return (
    <section aria-labelledby="_notes">
      <h2 id="_notes">Notes</h2>
      <div className="side-notes">
        {notes.list.map((note) => (
          <NoteBody
            key={note.number}
            note={note}
            context={{ file: note.file, notes, pictures: publication.pictures, from }}
          />
        ))}
      </div>
    </section>
  )
}

/** Cut at the blocks, and around each node that calls a note not yet shown: its notes stand beside it. */
function runs(nodes: readonly RootContent[], file: string, notes: Notes, shown: Set<Note>): Part[] {
  const parts: Part[] = []
  for (const node of nodes) {
    const block = node.type === 'leafDirective' ? blockNames.find((name) => name === node.name) : undefined
    if (block) {
      parts.push({ block })
      continue
    }
    const called = notesCalledIn([node], file, notes).filter((note) => !shown.has(note))
    for (const note of called) shown.add(note)
    const last = parts.at(-1)
    if (last && 'called' in last && last.called.length === 0 && called.length === 0) {
      parts[parts.length - 1] = { nodes: [...last.nodes, node], called }
    } else {
      parts.push({ nodes: [node], called })
    }
  }
  return parts
}
