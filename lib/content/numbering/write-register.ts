import { stringify } from 'yaml'
import { isoDate } from '../../publication'
import { grouped } from './grouped'
import { statedOrder } from './reading-order'
import type { Register } from './register'

const head = `# Les numéros des paragraphes, que les lecteurs citent : « § 14 » est l'entrée p14 de ce fichier.
#
# Ce fichier est fait par « npm run number ». Ne pas le modifier à la main : un numéro donné ne change plus jamais,
# et un numéro retiré ne sert plus. L'enregistrer dans git avec les textes.
#
# fichier et texte : où est le paragraphe, et ses mots, pour le retrouver s'il est corrigé ou déplacé.
# apres : le numéro qu'il suit, là où l'ordre des numéros n'est pas celui de la lecture.
# retire : le jour où il n'était plus dans les textes. On peut alors supprimer sa ligne « texte » pour ne plus
# montrer ses mots ; ne jamais supprimer l'entrée.
#
# Si git trouve un conflit ici : garder le fichier de la branche déjà publiée, puis relancer « npm run number ».

`

/** The register as its file holds it: sorted by number, one short block for each, the same text for the same register. */
export function registerText(register: Register): string {
  const inUse = register.filter(({ withdrawnOn }) => withdrawnOn === undefined)
  const after = new Map(
    [...grouped(inUse, ({ file }) => file).values()].flatMap((entries) => [
      ...statedOrder(entries.map(({ number }) => number)),
    ]),
  )
  const entries = [...register]
    .sort((a, b) => a.number - b.number)
    .map(({ number, file, withdrawnOn, words }) => {
      const previous = after.get(number)
      const fields = {
        fichier: file,
        ...(previous === undefined ? {} : { apres: previous === 0 ? 'debut' : `p${previous}` }),
        ...(withdrawnOn && { retire: isoDate(withdrawnOn) }),
        ...(words === undefined ? {} : { texte: words }),
      }
      // One line each, however long, so that a mend shows as one line in git; read back as text (see read-register).
      return stringify({ [`p${number}`]: fields }, { lineWidth: 0, schema: 'failsafe' })
    })
  return [head, ...entries].join('')
}
