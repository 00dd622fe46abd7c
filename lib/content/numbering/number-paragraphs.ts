import { citableParagraphs, type Prose, type WithdrawnPassage } from '../../publication'
import { type Problem, startOf } from '../problem'
import { frenchTypography } from '../typography'
import { type FoundParagraph, findParagraphs } from './find-paragraphs'
import type { ReadRegister } from './read-register'
import { registerFile } from './register'

/** What the register says of the texts. */
export interface Numbering {
  /** The same text with the numbers of its paragraphs. */
  readonly numbered: (text: Prose) => Prose
  readonly withdrawn: readonly WithdrawnPassage[]
  /** Warnings: a paragraph without a number can be read, but not cited. */
  readonly problems: readonly Problem[]
}

/**
 * Finds the recorded numbers of the paragraphs of the texts (in reading order). Nothing is recorded: what is new has no
 * number. Without a register nothing has.
 */
export function numberParagraphs(texts: readonly Prose[], read: ReadRegister | undefined): Numbering {
  const { paragraphs, gone } = findParagraphs(texts, read?.register ?? [])
  const numbers = new Map(
    paragraphs.flatMap(({ paragraph, entry }) => (entry ? [[paragraph, entry.number]] : [])),
  )
  const numbered = (text: Prose): Prose => {
    const copy = { ...text, tree: structuredClone(text.tree) }
    const copies = citableParagraphs(copy)
    for (const [index, paragraph] of citableParagraphs(text).entries()) {
      const [own, number] = [copies[index], numbers.get(paragraph)]
      if (own && number !== undefined) own.data = { ...own.data, number }
    }
    return copy
  }
  const withdrawn = gone
    .map(({ number, withdrawnOn, words }) => ({
      number,
      ...(withdrawnOn && { on: withdrawnOn }),
      ...(words === undefined ? {} : { words: frenchTypography(words) }),
    }))
    .sort((a, b) => a.number - b.number)
  if (!read)
    return {
      numbered,
      withdrawn,
      problems: paragraphs.length === 0 ? [] : [withoutRegister(paragraphs.length)],
    }
  return {
    numbered,
    withdrawn,
    problems: [
      ...paragraphs.filter(({ entry }) => !entry).map(withoutNumber),
      ...gone.flatMap(({ number, file, withdrawnOn, words = '' }): Problem[] =>
        withdrawnOn
          ? []
          : [
              {
                ...(read.places.get(number) ?? startOf(registerFile)),
                rule: 'numero-sans-paragraphe',
                message: `Le paragraphe p${number} de « ${file} » (« ${beginning(words)} ») n’est plus dans les textes : son adresse dit dès maintenant qu’il est retiré. Si c’est voulu, lancer « npm run number » pour le noter ; sinon, le rétablir.`,
              },
            ],
      ),
    ],
  }
}

function withoutRegister(count: number): Problem {
  return {
    ...startOf(registerFile),
    rule: 'paragraphe-sans-numero',
    message: `Le fichier « ${registerFile} » n’existe pas : aucun des paragraphes (${count}) n’a de numéro, et les lecteurs ne peuvent pas les citer. Lancer « npm run number », qui le crée.`,
  }
}

function withoutNumber({ file, paragraph, wording }: FoundParagraph): Problem {
  const { line = 1, column = 1 } = paragraph.position?.start ?? {}
  return {
    file,
    line,
    column,
    rule: 'paragraphe-sans-numero',
    message: `Le paragraphe « ${beginning(wording.words)} » n’a pas encore de numéro : les lecteurs ne peuvent pas le citer. Quand le texte est prêt, lancer « npm run number ».`,
  }
}

/** The first words of a paragraph, by which an editor knows it. */
export function beginning(words: string): string {
  return words.length <= 60
    ? words
    : `${words
        .slice(0, 60)
        .replace(/\s+\S*$/, '')
        .replace(/[\s\p{P}]+$/u, '')}…`
}
