import type { Paragraph, Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import { blockNames, inlineNames } from '../publication'
import { anchor } from './anchor-headings'
import type { ReportFault } from './report-fault'
import type { RuleId } from './rules'

interface Slip {
  readonly sign: RegExp
  readonly rule: RuleId
  /** `written` is the match, then its groups. */
  readonly message: (...written: string[]) => string | undefined
}

/** What an editor meant as a mark, and the parser took for plain text because of one sign too many or too few. */
const slips: readonly Slip[] = [
  {
    sign: /(?<!\\)\[\^([^\]]*)\]/g,
    rule: 'note-sans-texte',
    message: (call, name = '') =>
      name.trim() === '' || /\s/.test(name)
        ? `« ${call} » n’est pas un appel de note. Son nom est un mot ou un nombre, sans espace : par exemple [^1].`
        : `La note « ${call} » n’est pas écrite. Ajouter, au début d’une ligne, « ${call}: le texte de la note ».`,
  },
  {
    sign: /(?<!\\)\]\s+\((?=https?:|mailto:|www\.|[/#]|images\/)/g,
    rule: 'lien-mal-ecrit',
    message: () => 'Il y a une espace entre le « ] » et le « ( » de ce lien. La retirer : [texte](adresse).',
  },
  {
    sign: /(?<!\\)\]\([^)\n]*\)?/g,
    rule: 'lien-mal-ecrit',
    message: (end) =>
      end.endsWith(')')
        ? `« ${end.slice(1)} » n’est pas l’adresse d’un lien : une adresse n’a ni espace ni guillemets courbes. La récrire : [texte](adresse).`
        : 'La parenthèse de ce lien n’est pas refermée. Écrire : [texte](adresse).',
  },
  {
    sign: /(?<!\\)\]\[([^\]\n…]+)\]/g,
    rule: 'lien-mal-ecrit',
    message: (_, name) =>
      `Ce lien nomme une adresse « ${name} » qui n’est pas écrite. Écrire l’adresse elle-même : [texte](adresse).`,
  },
  {
    sign: new RegExp(`(?<![\\p{L}\\p{N}\\\\:]):(${inlineNames.join('|')})(?![\\p{L}\\p{N}[-])`, 'gu'),
    rule: 'marque-inconnue',
    message: (_, name) =>
      `« :${name} » n’est pas suivi de ses crochets. Les écrire aussitôt, sans espace : ${name === 'source' ? ':source[P]' : ':langue[mots]{en}'}. Pour un deux-points ordinaire, écrire « \\:${name} ».`,
  },
  {
    sign: /(?<![\\:])::[ \u00A0]?([\p{L}-]+)/gu,
    rule: 'bloc-inconnu',
    message: (_, name = '') => {
      const block = blockNames.find((known) => known === anchor(name))
      return (
        block && `Le bloc « ::${block} » doit être seul sur sa ligne, sans espace, entre deux lignes vides.`
      )
    },
  },
]

/** Reports the slips in the text nodes of the tree, which `source` is the text of. */
export function checkSlips(tree: Root, source: string, report: ReportFault) {
  visit(tree, 'text', (node) => {
    for (const { sign, rule, message } of slips) {
      for (const match of sourceOf(node, source).matchAll(sign)) {
        const told = message(...match)
        if (told) report(placeIn(node, source, match.index), rule, told)
      }
    }
  })
  visit(tree, 'paragraph', (node) => {
    const written = sourceOf(node, source)
    const hashes = /^(#{1,6})[^#\s\\]/.exec(written)?.[1]
    if (hashes) {
      report(
        node,
        'titre-mal-ecrit',
        `« ${written.split('\n', 1)[0]?.slice(0, 60)} » n’est pas un titre, faute d’une espace après « ${hashes} ». L’ajouter ; pour montrer le dièse, écrire « \\# ».`,
      )
    }
  })
}

function sourceOf({ position }: Text | Paragraph, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
}

function placeIn(node: Text, source: string, index: number) {
  const { line = 1, column = 1 } = node.position?.start ?? {}
  const before = sourceOf(node, source).slice(0, index).split('\n')
  return {
    line: line + before.length - 1,
    column: before.length === 1 ? column + index : (before.at(-1) ?? '').length + 1,
  }
}
