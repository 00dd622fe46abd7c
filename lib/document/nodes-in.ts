import type { Handlers, Node, Note } from './nodes'

/** These nodes and all inside them, in the order in which they are read. */
export function nodesIn(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...nodesIn(childrenOf(node.type, node))])
}

/** The notes of which the first call is in these nodes, or in such a note. */
export function notesFirstCalledIn(nodes: readonly Node[], notes: readonly Note[]): Note[] {
  const called = nodesIn(nodes).flatMap((node) =>
    node.type === 'noteCall' && node.index === 0 ? [node.number] : [],
  )
  return notes
    .filter(({ number }) => called.includes(number))
    .flatMap((note) => [note, ...notesFirstCalledIn(note.children, notes)])
}

function childrenOf<Type extends Node['type']>(
  type: Type,
  node: Extract<Node, { readonly type: Type }>,
): readonly Node[] {
  return children[type](node)
}

const own = (node: { readonly children: readonly Node[] }) => node.children
const none = (): readonly Node[] => []

const children: Handlers<readonly Node[]> = {
  paragraph: own,
  heading: own,
  section: own,
  list: own,
  listItem: own,
  quote: own,
  code: none,
  thematicBreak: none,
  table: ({ caption = [], columns, rows }) => [
    ...caption,
    ...columns.flatMap(({ title }) => title),
    ...rows.flat(2),
  ],
  facts: ({ children }) => children.flatMap((fact) => [...fact.term, ...fact.children]),
  picture: ({ caption = [] }) => caption,
  figure: none,
  multiples: ({ children }) => children.flatMap(({ title, remarks }) => [...title, ...remarks.flat()]),
  reference: own,
  titlePage: ({ date }) => date,
  group: own,
  text: none,
  emphasis: own,
  strong: own,
  delete: own,
  insert: own,
  link: own,
  image: none,
  inlineCode: none,
  break: none,
  noteCall: none,
  citation: none,
  foreign: own,
  time: own,
  workTitle: own,
  address: none,
  keyFigure: none,
  aside: own,
  spoken: none,
  unspoken: none,
}
