import { words } from '../language'
import type { Place, Problem } from './problem'

/** How deep lists and quotations may be nested. */
export const deepest = 12
/** How many signs of Markdown one paragraph and one file may have. */
const signsInParagraph = 3_000
const signsInFile = 8_000
const linesInParagraph = 2_000

/**
 * Refuses, before parsing, the texts on which the parser spends far more time than a text of that length deserves.
 * No editor writes them; a paste gone wrong may. Measured: 50 KB of « > », 20 s; 40 KB of « *_ », 16 s; 10 KB of
 * lines « :::a », 110 s; a quotation of 20 000 lines, 12 s; 250 KB of quotations eleven deep, 300 s. Within these
 * limits the slowest of the patterns tried takes less than a second (but for a table of 250 KB, 4 s).
 */
export function refuseOverload(file: string, markdown: string): Problem | undefined {
  const lines = markdown.split('\n')
  const at = (line: number): Place => ({ file, line: line + 1, column: 1 })

  const nested = lines.findIndex(opensTooMany)
  if (nested !== -1) {
    return {
      ...at(nested),
      rule: 'texte-trop-imbrique',
      message: `Cette ligne imbrique plus de ${deepest} listes ou citations. Retirer des « > », des tirets ou des espaces au début de la ligne.`,
    }
  }
  const fences = lines.flatMap((line, index) => (/^[\s>*+-]*:::/.test(line) ? [index] : []))
  const tooMany = fences[deepest]
  if (tooMany !== undefined) {
    return {
      ...at(tooMany),
      rule: 'texte-trop-imbrique',
      message:
        'Des lignes du texte commencent par « ::: », que le site ne lit pas. Les retirer ; un bloc s’écrit « ::nom ».',
    }
  }
  return heaviest(lines, at)
}

/** Whether a line opens too many lists and quotations, or stands so far right that it may. */
function opensTooMany(line: string): boolean {
  if (/^[ \t]*([-*])(?:[ \t]*\1)+[ \t]*$/.test(line)) return false
  return markers.test(line) || line.replace(/\t/g, '    ').search(/[^ ]|$/) > deepest * 8
}
const markers = new RegExp(`^(?:[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${deepest + 1}}`)

/** How many quotations, items and marks a line opens. */
function signsIn(line: string): number {
  const opening = /^[\s>]*(?:(?:[-+]|\d{1,9}[.)])(?=\s))?/.exec(line)?.[0] ?? ''
  return opening.replace(/\s/g, '').length + (line.slice(opening.length).match(/[[*_~`<&{]/g)?.length ?? 0)
}

function heaviest(lines: readonly string[], at: (line: number) => Place): Problem | undefined {
  let start = 0
  let inParagraph = 0
  let inFile = 0
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') {
      start = index + 1
      inParagraph = 0
      continue
    }
    const found = signsIn(line)
    inParagraph += found
    inFile += found
    if (inParagraph > signsInParagraph || index - start >= linesInParagraph) {
      return {
        ...at(start),
        rule: 'texte-trop-charge',
        message: `Le passage qui commence ici est trop lourd : plus de ${words.number(signsInParagraph)} signes de mise en forme (* _ [ \` …) ou de ${words.number(linesInParagraph)} lignes sans une ligne vide. Le couper par des lignes vides, ou en retirer ce qui a été collé par erreur.`,
      }
    }
    if (inFile > signsInFile) {
      return {
        ...at(index),
        rule: 'texte-trop-charge',
        message: `Le fichier a plus de ${words.number(signsInFile)} signes de mise en forme (* _ [ \` …). Le partager en plusieurs fichiers, ou en retirer ce qui a été collé par erreur.`,
      }
    }
  }
  return undefined
}
