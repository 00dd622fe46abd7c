import type { Nodes } from 'mdast'
import type { Prose } from '../publication'

/** Something in a text that no format can show. Its message is French and says where: file, line, column. */
export class LayoutError extends Error {
  override readonly name = 'LayoutError'

  constructor(text: Pick<Prose, 'file'>, node: Pick<Nodes, 'position'>, message: string) {
    const { line = 1, column = 1 } = node.position?.start ?? {}
    super(`${text.file}:${line}:${column}  ${message}`)
  }
}
