import type { Problem } from './problem'
import type { SourceFile } from './read-text'

/** Finds the characters that the PDF edition cannot print, the first of each kind in each file. */
export function checkCharacters(
  sources: readonly SourceFile[],
  canPrint: (character: string) => boolean,
): Problem[] {
  return sources.flatMap(({ file, text }) => {
    const told = new Set<string>()
    return text.split('\n').flatMap((line, index) => {
      const problems: Problem[] = []
      let column = 1
      for (const character of line) {
        if (!canPrint(character) && !isDamage(character) && !told.has(character)) {
          told.add(character)
          problems.push({ file, line: index + 1, column, ...unprintable(character) })
        }
        column += character.length
      }
      return problems
    })
  })
}

/** What is told otherwise (see read-text.ts), or serves the layout of the file. */
function isDamage(character: string): boolean {
  return character === '\uFFFD' || /\p{Cc}/u.test(character)
}

function unprintable(character: string): Pick<Problem, 'rule' | 'message'> {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return {
    rule: 'caractere-hors-police',
    message: `Le caractère « ${character} » (U+${code}) n’existe pas dans la police de l’édition PDF, qui ne peut donc pas être composée. Le remplacer par un mot ou par un signe courant, partout dans ce fichier.`,
  }
}
