import type { Root } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { plainLetters } from './plain-letters'

/** Gives each heading an anchor made from its words, unique in its file: « Deux questions » → `deux-questions`. */
export function anchorHeadings() {
  return (tree: Root) => {
    const taken = new Set<string>()
    const numbers = new Map<string, number>()
    visit(tree, 'heading', (heading) => {
      const words = anchor(plainText(heading)) || 'titre'
      // Paragraphs have « p14 » (see passageAnchor).
      const stem = /^p\d+$/.test(words) ? `titre-${words}` : words
      let number = numbers.get(stem) ?? 1
      let id = number === 1 ? stem : `${stem}-${number}`
      while (taken.has(id)) {
        number += 1
        id = `${stem}-${number}`
      }
      numbers.set(stem, number)
      taken.add(id)
      heading.data = { ...heading.data, id }
    })
  }
}

/** The words in lower case, without accents, joined by hyphens. */
export function anchor(text: string): string {
  return plainLetters(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
