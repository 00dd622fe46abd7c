import type { Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

/**
 * Gives `:mot` back to the text. Only `:nom[…]` is a mark here: « le ratio 3:un » and « contact:adresse » are
 * ordinary French, although the directive syntax sees a mark in them.
 */
export function plainDirectives() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'textDirective', (node, index, parent) => {
      const { start, end } = node.position ?? {}
      if (!parent || index === undefined || start?.offset === undefined || end?.offset === undefined) return
      const written = String(file.value).slice(start.offset, end.offset)
      if (written !== `:${node.name}`) return
      parent.children.splice(index, 1, { type: 'text', value: written, position: node.position })
      return [SKIP, index + 1]
    })
  }
}
