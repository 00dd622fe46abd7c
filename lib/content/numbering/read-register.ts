import { isMap, isScalar, LineCounter, type Pair, parseDocument } from 'yaml'
import { z } from 'zod'
import { day, verbatim } from '../fields'
import type { Place, Problem } from '../problem'
import type { SourceFile } from '../read-text'
import { grouped } from './grouped'
import { inStatedOrder, type Placed } from './reading-order'
import type { Entry, Register } from './register'

/** A register as far as it could be read. */
export interface ReadRegister {
  readonly register: Register
  /** Where each number stands in the file. */
  readonly places: ReadonlyMap<number, Place>
  readonly problems: readonly Problem[]
}

const key = /^p([1-9]\d{0,5})$/

const entryFields = z.strictObject({
  fichier: verbatim,
  apres: verbatim.regex(/^(?:debut|p[1-9]\d{0,5})$/).optional(),
  retire: day.optional(),
  texte: verbatim.optional(),
})

/** Reads the register of numbers. The file is made by a command: what is wrong in it is told with the way back. */
export function readRegister({ file, text }: SourceFile): ReadRegister {
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, lineCounter: lines })
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const conflict = /^(?:<{7}|={7}|>{7})/m.exec(text)
  if (conflict) {
    return refused(
      placeAt(conflict.index),
      'Deux branches ont numéroté des paragraphes chacune de son côté, et git ne sait pas les réunir. Garder ce fichier tel qu’il est dans la branche déjà publiée, puis lancer « npm run number ».',
    )
  }
  const [error] = document.errors
  if (error) return refused(placeAt(error.pos[0]), `Ce fichier n’est plus lisible à partir d’ici. ${wayBack}`)
  // Nothing but its comments: no paragraph had been written yet.
  if (document.contents === null) return { register: [], places: new Map(), problems: [] }
  if (!isMap(document.contents)) {
    return refused(placeAt(0), `Ce fichier n’a pas la forme que lui donne « npm run number ». ${wayBack}`)
  }
  const entries: (Entry & Placed)[] = []
  const problems: Problem[] = []
  const places = new Map<number, Place>()
  for (const pair of document.contents.items) {
    const at = placeAt(isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0)
    const entry = parseEntry(pair)
    if (!entry) {
      problems.push(
        ...refused(at, `Cette entrée n’a pas la forme que lui donne « npm run number ». ${wayBack}`).problems,
      )
      continue
    }
    const first = places.get(entry.number)
    if (first) {
      problems.push({
        ...at,
        rule: 'numero-en-double',
        message: `Le numéro p${entry.number} est déjà donné à la ligne ${first.line} : deux branches ont sans doute numéroté chacune de son côté. Supprimer l’entrée qui n’a pas encore été publiée, puis lancer « npm run number ».`,
      })
      continue
    }
    places.set(entry.number, at)
    entries.push(entry)
  }
  const inUse = entries.filter(({ withdrawnOn }) => withdrawnOn === undefined)
  const ordered = [...grouped(inUse, (entry) => entry.file).values()].flatMap(inStatedOrder)
  const withdrawn = entries.filter(({ withdrawnOn }) => withdrawnOn !== undefined)
  return {
    register: [...ordered, ...withdrawn].map(({ number, file: where, withdrawnOn, words }) => ({
      number,
      file: where,
      ...(withdrawnOn && { withdrawnOn }),
      ...(words === undefined ? {} : { words }),
    })),
    places,
    problems,
  }
}

const wayBack = 'Reprendre la dernière version de ce fichier dans git, puis lancer « npm run number ».'

function refused(place: Place, message: string): ReadRegister {
  return { register: [], places: new Map(), problems: [{ ...place, rule: 'registre-invalide', message }] }
}

function parseEntry({ key: name, value }: Pair): (Entry & Placed) | undefined {
  const number = isScalar(name) ? key.exec(String(name.value))?.[1] : undefined
  if (number === undefined || !isMap(value)) return undefined
  const written = new Map<string, unknown>()
  for (const field of value.items) {
    if (!isScalar(field.key) || !isScalar(field.value) || written.has(String(field.key.value)))
      return undefined
    written.set(String(field.key.value), field.value.value)
  }
  const parsed = entryFields.safeParse(Object.fromEntries(written))
  if (!parsed.success) return undefined
  const { fichier, apres, retire, texte } = parsed.data
  // Only a paragraph that is gone can be without words: the others are found again by them.
  if (texte === undefined && retire === undefined) return undefined
  return {
    number: Number(number),
    file: fichier,
    ...(apres === undefined ? {} : { after: apres === 'debut' ? 0 : Number(apres.slice(1)) }),
    ...(retire && { withdrawnOn: retire }),
    ...(texte === undefined ? {} : { words: texte }),
  }
}
