import { oneLine } from '../../terminal'
import { beginning } from './number-paragraphs'
import type { Recording } from './record-numbers'
import type { Entry } from './register'

const titles: readonly (readonly [Exclude<keyof Recording, 'register'>, string, string])[] = [
  ['added', 'nouveau numéro', 'nouveaux numéros'],
  ['mended', 'paragraphe corrigé, numéro gardé', 'paragraphes corrigés, numéros gardés'],
  ['moved', 'paragraphe déplacé, numéro gardé', 'paragraphes déplacés, numéros gardés'],
  ['restored', 'paragraphe revenu, numéro rendu', 'paragraphes revenus, numéros rendus'],
  ['withdrawn', 'numéro retiré', 'numéros retirés'],
]

/**
 * What a recording changed, as an editor reads it:
 *
 *     1 paragraphe corrigé, numéro gardé :
 *       p14  villes/besancon.md  « En 2013, Besançon réunissait… »
 *     62 paragraphes numérotés.
 */
export function recordingReport(recording: Recording): string {
  const changes = titles.flatMap(([list, one, several]) => {
    const entries = recording[list]
    if (entries.length === 0) return []
    const shown = [...entries].sort((a, b) => a.number - b.number)
    return [`${entries.length} ${entries.length > 1 ? several : one} :`, ...shown.map(line)]
  })
  const count = recording.register.filter(({ withdrawnOn }) => withdrawnOn === undefined).length
  const total = `${count} paragraphe${count > 1 ? 's numérotés' : ' numéroté'}.`
  return [
    ...(changes.length > 0 ? changes : ['Rien n’a changé depuis le dernier enregistrement.']),
    total,
  ].join('\n')
}

function line({ number, file, words = '' }: Entry): string {
  return oneLine(`  p${number}  ${file}  « ${beginning(words)} »`)
}
