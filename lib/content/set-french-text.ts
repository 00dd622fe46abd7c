import type { Nodes, Root } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { frenchTypography } from './typography'

/** Sets the text of the tree in French typography, except code, addresses shown as such and foreign words. */
export function setFrenchText() {
  return (tree: Root) => {
    visit(tree, (node, index, parent) => {
      if (isVerbatim(node)) return SKIP
      if (node.type === 'text') {
        const before = parent?.children[(index ?? 0) - 1]
        node.value = frenchTypography(before ? spaced(node.value) : node.value)
      }
      if (node.type === 'image' && node.alt) node.alt = frenchTypography(node.alt)
      return undefined
    })
  }
}

/** The text with a space before the high punctuation that it begins with, after « *mot*? » or « **mot**: ». */
function spaced(text: string): string {
  return /^(?:[;!?]+|:)(?:\s|$)/.test(text) ? ` ${text}` : text
}

function isVerbatim(node: Nodes): boolean {
  if (node.type === 'textDirective') return true
  return node.type === 'link' && plainText(node).includes('://')
}
