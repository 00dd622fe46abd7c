import { visit } from 'unist-util-visit'
import { legalPages, pagePath } from '../addresses'
import { type Prose, wordsOf } from '../publication'
import { withoutEncryption } from './check-facts'
import { plainLetters } from './plain-letters'
import { type Problem, startOf } from './problem'

/** The most words that a paragraph has before readers lose their way in it. */
const longest = 200

/** Warns of what readers would stumble over in a text that is right otherwise. */
export function checkProse({ file, tree }: Prose): Problem[] {
  const problems: Problem[] = []
  visit(tree, (node) => {
    const { line = 1, column = 1 } = node.position?.start ?? {}
    if (node.type === 'link' && /^http:\/\//i.test(node.url)) {
      problems.push({ file, line, column, ...withoutEncryption(node.url) })
    }
    if (node.type !== 'paragraph') return
    const count = wordsOf(node).match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0
    if (count > longest) {
      const message = `Ce paragraphe a ${count} mots ; au-delà de ${longest}, il se lit mal à l’écran. Le couper en deux par une ligne vide, là où l’idée change.`
      problems.push({ file, line, column, rule: 'paragraphe-long', message })
    }
  })
  return problems
}

/** What the legal notice has to tell, and the beginnings of the words by which it does. */
const mentions: readonly (readonly [what: string, words: readonly string[]])[] = [
  ['l’éditeur du site', ['editeur', 'editrice', 'edite par', 'responsable du site', 'publie par']],
  ['l’hébergeur', ['heberge']],
  ['un contact', ['contact', 'courriel', 'adresse electronique', 'telephone']],
]
const toFill = /à\s+compléter/iu

/** Warns of a legal notice that does not name those whom the law wants named, or that has still to be filled in. */
export function checkLegalNotice({ file, tree }: Prose, slug: string): Problem[] {
  if (!legalPages.includes(slug)) return []
  const gaps: { readonly line: number; readonly column: number }[] = []
  const said: string[] = []
  visit(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return
    const { line = 1, column = 1 } = node.position?.start ?? {}
    const words = wordsOf(node)
    said.push(plainLetters(words))
    // A sentence that speaks of the mark quotes it.
    if (toFill.test(words.replace(/«[^»]*»/g, ''))) gaps.push({ line, column })
  })
  const [first] = gaps
  if (first) {
    const lines = gaps.map(({ line }) => line).join(', ')
    const message =
      gaps.length === 1
        ? 'Une mention reste « à compléter ». Écrire à sa place le nom ou l’adresse ; la loi demande que la page soit complète.'
        : `${gaps.length} mentions restent « à compléter », lignes ${lines}. Écrire à leur place les noms et les adresses ; la loi demande que la page soit complète.`
    return [{ file, ...first, rule: 'mentions-incompletes', message }]
  }
  if (pagePath({ slug }) !== '/mentions-legales') return []
  const missing = mentions.filter(
    ([, words]) => !said.some((text) => words.some((word) => text.includes(word))),
  )
  if (missing.length === 0) return []
  const names = missing.map(([what]) => what).join(', ')
  const message = `Cette page ne dit rien de ceci : ${names}. L’y écrire : la loi demande à tout site de nommer son éditeur, son hébergeur et un moyen de les joindre.`
  return [{ ...startOf(file), rule: 'mentions-incompletes', message }]
}
