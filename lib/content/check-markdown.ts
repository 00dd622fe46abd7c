import type { Nodes, Root } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { blockNames, citedSources, inlineNames, markedLanguage } from '../publication'
import { checkSlips } from './check-slips'
import { proposal } from './problem'
import { deepest } from './refuse-overload'
import type { ReportFault } from './report-fault'

/** Reports what a text may not contain, at its place. What needs the other files is checked later (check-references). */
export function checkMarkdown() {
  return (tree: Root, file: VFile) => {
    const report: ReportFault = (where, rule, message) => {
      const place = 'type' in where ? where.position : where
      file.message(message, { place, ruleId: rule, source: 'contenu' })
    }
    checkHeadings(tree, report)
    checkNotes(tree, report)
    checkDepth(tree, 0, report)
    checkSlips(tree, String(file.value), report)
    visit(tree, (node, index = 0, parent) => {
      switch (node.type) {
        case 'html':
          // One report for an element, not another for its end.
          if (
            node.value.startsWith('</') &&
            parent?.children.slice(0, index).some(({ type }) => type === 'html')
          )
            return
          return report(
            node,
            'html-interdit',
            `Du HTML est écrit ici : « ${node.value.slice(0, 60)} ». ${inMarkdown(node.value)}`,
          )
        case 'image':
          if (!node.alt?.trim()) {
            report(
              node,
              'image-sans-texte',
              `L’image « ${node.url} » n’a pas de texte. Écrire entre les crochets ce qu’elle montre : ![Ce que l’image montre](${node.url}).`,
            )
          }
          return
        case 'link':
          if (!plainText(node, { includeImageAlt: true }).trim()) {
            report(
              node,
              'lien-vide',
              `Le lien vers « ${node.url} » n’a pas de texte. Écrire entre les crochets où il mène : [où mène le lien](${node.url}).`,
            )
          }
          return
        case 'containerDirective':
          return report(
            node,
            'bloc-inconnu',
            `« :::${node.name} » n’est pas un bloc du site. Un bloc s’écrit avec deux deux-points, seul sur sa ligne.${proposal(`::${node.name}`, blocks)}`,
          )
        case 'leafDirective':
          if (!includes(blockNames, node.name)) {
            report(
              node,
              'bloc-inconnu',
              `Le bloc « ::${node.name} » n’existe pas.${proposal(`::${node.name}`, blocks)}`,
            )
          } else if (parent?.type !== 'root' && parent?.type !== 'containerDirective') {
            report(
              node,
              'bloc-inconnu',
              `Le bloc « ::${node.name} » doit être seul sur sa ligne, hors d’une liste ou d’une citation.`,
            )
          } else if (node.children.length > 0 || Object.keys(node.attributes ?? {}).length > 0) {
            report(
              node,
              'bloc-inconnu',
              `Le bloc « ::${node.name} » s’écrit sans crochets ni accolades : le site le remplit lui-même. Écrire « ::${node.name} » seul sur sa ligne.`,
            )
          }
          return
        case 'textDirective':
          if (!includes(inlineNames, node.name)) {
            report(
              node,
              'marque-inconnue',
              `La marque « :${node.name}[…] » n’existe pas.${proposal(`:${node.name}[…]`, marks)} Pour un deux-points ordinaire, écrire « \\:${node.name} ».`,
            )
          } else if (node.name === 'source' && citedSources(node).length === 0) {
            report(
              node,
              'marque-inconnue',
              'La marque « :source[] » ne nomme aucune source. Écrire par exemple :source[P] ou :source[P, R].',
            )
          } else if (node.name === 'langue' && !isLanguage(markedLanguage(node), node.attributes)) {
            report(
              node,
              'marque-inconnue',
              'La langue de ces mots n’est pas dite. Écrire son code, sans rien d’autre, entre accolades : par exemple :langue[empowerment]{en}.',
            )
          }
          return
      }
    })
  }
}

const blocks = blockNames.map((name) => `::${name}`)
const marks = inlineNames.map((name) => `:${name}[…]`)

const markdownFor: readonly (readonly [RegExp, string])[] = [
  [/^<(?:b|strong)\b/i, 'Pour du gras, écrire **quelques mots**.'],
  [/^<(?:i|em)\b/i, 'Pour de l’italique, écrire *quelques mots*.'],
  [/^<a\b/i, 'Pour un lien, écrire [texte](adresse).'],
  [/^<img\b/i, 'Pour une image, écrire ![Ce que l’image montre](images/nom-du-fichier.png).'],
  [/^<(?:br|p|div)\b/i, 'Pour un nouveau paragraphe, laisser une ligne vide.'],
  [/^<!--/, 'Supprimer ce commentaire.'],
]

function inMarkdown(html: string): string {
  const advice = markdownFor.find(([tag]) => tag.test(html))?.[1]
  return advice ?? 'Le remplacer par du Markdown, ou écrire « \\< » pour montrer le signe « < ».'
}

function isLanguage(
  tag: string | undefined,
  attributes: Readonly<Record<string, unknown>> | null | undefined,
) {
  return tag !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(tag) && !attributes?.[tag]
}

function checkHeadings(tree: Root, report: ReportFault) {
  let previous: number | undefined
  visit(tree, 'heading', (heading, _, parent) => {
    const text = plainText(heading)
    const expected = (previous ?? 1) + 1
    if (!text.trim()) {
      report(
        heading,
        'titre-vide',
        'Ce titre n’a pas de texte. L’écrire après les dièses, ou supprimer la ligne.',
      )
    } else if (parent?.type !== 'root' && parent?.type !== 'containerDirective') {
      report(
        heading,
        'saut-de-titre',
        `Le titre « ${text} » est dans une liste, une citation ou une note. Le mettre au début de sa ligne, ou retirer ses dièses.`,
      )
      return
    } else if (heading.depth === 1) {
      report(
        heading,
        'titre-de-niveau-1',
        `« ${text} » est un titre de niveau 1, que la page a déjà. Écrire « ## ${text} ».`,
      )
    } else if (heading.depth > expected) {
      const before =
        previous === undefined ? 'sans titre de niveau 2 avant lui' : `après un titre de niveau ${previous}`
      report(
        heading,
        'saut-de-titre',
        `« ${text} » est un titre de niveau ${heading.depth}, ${before}. Écrire « ${'#'.repeat(expected)} ${text} ».`,
      )
    }
    previous = Math.max(heading.depth, 2)
  })
}

function checkNotes(tree: Root, report: ReportFault) {
  const lines = new Map<string, number>()
  const called = new Set<string>()
  visit(tree, 'footnoteReference', (call) => {
    called.add(call.identifier)
  })
  visit(tree, 'footnoteDefinition', (note, _, parent) => {
    const name = `« [^${note.label ?? note.identifier}] »`
    const first = lines.get(note.identifier)
    if (first !== undefined) {
      report(
        note,
        'note-en-double',
        `La note ${name} est déjà écrite à la ligne ${first}. En supprimer une, ou lui donner un autre nom.`,
      )
    } else if (parent?.type !== 'root') {
      report(
        note,
        'note-sans-texte',
        `La note ${name} est écrite dans une liste ou une citation. La mettre au début d’une ligne, après une ligne vide.`,
      )
    } else if (!called.has(note.identifier)) {
      report(
        note,
        'note-non-appelee',
        `La note ${name} n’est appelée nulle part. L’appeler dans le texte, ou la supprimer.`,
      )
    }
    lines.set(note.identifier, first ?? note.position?.start.line ?? 1)
  })
}

/** What opensTooMany of refuse-overload cannot see, since several lines make it. */
function checkDepth(node: Nodes, depth: number, report: ReportFault) {
  const inside = depth + (node.type === 'listItem' || node.type === 'blockquote' ? 1 : 0)
  if (inside > deepest) {
    report(
      node,
      'texte-trop-imbrique',
      `Cette ligne est dans plus de ${deepest} listes ou citations. Retirer des « > », des tirets ou des espaces au début de la ligne.`,
    )
  } else if ('children' in node) {
    for (const child of node.children) checkDepth(child, inside, report)
  }
}

function includes(names: readonly string[], name: string): boolean {
  return names.includes(name)
}
