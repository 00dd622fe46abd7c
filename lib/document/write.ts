import { paths, sourceAnchor } from '../addresses'
import { words } from '../language'
import { isoDate, type PartialDate, type SourceKeys } from '../publication'
import type {
  Block,
  Citation,
  Fact,
  Facts,
  FigureNode,
  Heading,
  Inline,
  Link,
  List,
  ListItem,
  Paragraph,
  Section,
  Time,
} from './nodes'

/* The nodes that documents are most often made of, written short. */

/** Words, or nodes among them. */
export type Wording = string | Inline | readonly (string | Inline)[]

/** Words as nodes; what is empty is left out. */
export function inline(...wording: readonly Wording[]): Inline[] {
  return wording
    .flat()
    .flatMap((each) =>
      typeof each === 'string' ? (each === '' ? [] : [{ type: 'text', value: each }]) : [each],
    )
}

export function paragraph(wording: Wording, role?: Paragraph['role']): Paragraph {
  return { type: 'paragraph', ...(role && { role }), children: inline(wording) }
}

export function heading(depth: number, wording: Wording, id?: string): Heading {
  return { type: 'heading', depth, ...(id === undefined ? {} : { id }), children: inline(wording) }
}

/** A heading with what stands under it. */
export function section(id: string, wording: Wording, children: readonly Block[], depth = 2): Section {
  return { type: 'section', children: [heading(depth, wording, id), ...children] }
}

export function link(url: string, wording: Wording): Link {
  return { type: 'link', url, children: inline(wording) }
}

/** A list of what is not running text; nothing when it has no item. */
export function list(role: NonNullable<List['role']>, items: readonly (readonly Block[])[]): List[] {
  return listOf(
    role,
    items.map((children) => ({ type: 'listItem', children })),
  )
}

export function listOf(role: NonNullable<List['role']>, children: readonly ListItem[]): List[] {
  return children.length === 0 ? [] : [{ type: 'list', ordered: false, spread: false, role, children }]
}

/** Terms and what is said of each; nothing when there is none. */
export function facts(
  entries: readonly (readonly [term: Wording, said: Wording, id?: string])[],
  role?: Facts['role'],
): Facts[] {
  if (entries.length === 0) return []
  const children = entries.map(
    ([term, said, id]): Fact => ({
      ...(id === undefined ? {} : { id }),
      term: inline(term),
      children: inline(said),
    }),
  )
  return [{ type: 'facts', ...(role && { role }), children }]
}

/** Words, then the sources that prove them. */
export function cited(wording: Wording, keys: SourceKeys): Inline[] {
  return keys.length === 0 ? inline(wording) : inline(wording, ' ', citation(keys))
}

/** « [P, R] », each key a link to its source. There is at least one. */
export function citation(keys: SourceKeys): Citation {
  return {
    type: 'citation',
    sources: keys.map((key) => ({ key, url: `${paths.about}#${sourceAnchor({ key })}` })),
  }
}

/** Where a statement that is not a sentence says its sources: « Sources : [P, R] ». Nothing without sources. */
export function sourceLine(keys: SourceKeys): Paragraph[] {
  if (keys.length === 0) return []
  return [paragraph([words.labelled(words.sources(keys.length), ''), citation(keys)], 'remark')]
}

export function aside(...wording: readonly Wording[]): Inline[] {
  const children = inline(...wording)
  return children.length === 0 ? [] : [{ type: 'aside', children }]
}

export function time(date: PartialDate, wording: string = words.date(date)): Time {
  return { type: 'time', datetime: isoDate(date), children: inline(wording) }
}

/** Nothing where there is no figure. */
export function drawing(figure: FigureNode['figure'] | undefined, data: FigureNode['data']): FigureNode[] {
  return figure ? [{ type: 'figure', figure, data }] : []
}

/** What stands between two of them: « a, b, c ». */
export function joined(items: readonly (readonly Inline[])[], between: string): Inline[] {
  return items.flatMap((item, index) => (index === 0 ? item : inline(between, item)))
}
