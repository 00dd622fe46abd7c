import type { Nodes, Root, RootContent } from 'mdast'
import { citedSources, notesOf, type Prose } from '../../lib/publication'
import { plain } from './plain'

/**
 * A text as a reader should find it: runs of words between blocks and tables, each cell of a table by itself, what the
 * heads of tables say, and its notes in the order of their calls. A format may say the head of a column more than once,
 * or before each cell.
 */
export function expectedText(prose: Prose): {
  readonly runs: readonly string[]
  readonly heads: readonly string[]
  readonly notes: readonly string[]
} {
  const runs: string[][] = [[]]
  const heads: string[] = []
  for (const node of prose.tree.children) {
    if (node.type === 'leafDirective') runs.push([])
    else if (node.type === 'table') {
      const [head, ...rows] = node.children.map(({ children }) => children.map(said))
      heads.push(...(head ?? []))
      runs.push(...rows.flat().map((cell) => [cell]), [])
    } else if (node.type !== 'footnoteDefinition') runs.at(-1)?.push(said(node))
  }
  return {
    runs: runs.map((run) => plain(run.join('\n'))).filter((run) => run !== ''),
    heads: heads.map(plain).filter((head) => head !== ''),
    notes: notesOf([prose]).list.map(({ definition }) => plain(said(definition))),
  }
}

/** Written apart from the renderer under test: what it forgets is missed here. */
function said(node: Nodes | Root): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value
    case 'break':
      return '\n'
    case 'image':
      return node.title ?? ''
    case 'textDirective':
      return node.name === 'source' ? `[${citedSources(node).join(', ')}]` : all(node.children, '')
    case 'footnoteReference':
    case 'thematicBreak':
      return ''
    case 'paragraph': {
      const number = node.data?.number
      return (number === undefined ? '' : `${number} `) + all(node.children, '')
    }
    case 'heading':
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'link':
    case 'tableCell':
      return all(node.children, '')
    case 'list':
    case 'listItem':
    case 'blockquote':
    case 'table':
    case 'tableRow':
    case 'footnoteDefinition':
      return all(node.children, '\n')
    default:
      throw new Error(`The expected text of ${node.type} is not written.`)
  }
}

function all(nodes: readonly RootContent[], between: string): string {
  return nodes.map(said).join(between)
}
