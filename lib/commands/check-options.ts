import { proposal } from '../content/problem'

export const usage = `npm run check                              vérifie le contenu et dit ce qu’il faut reprendre
npm run check -- --suivre                  vérifie de nouveau à chaque enregistrement ; Ctrl + C l’arrête
npm run check -- --explain date-invalide   explique une règle, avec un exemple faux et un juste
npm run check -- --explain population      explique un champ des en-têtes
npm run check -- --format json             le même rapport pour une machine ; github : pour GitHub
npm run check -- --help                    cette aide

Le dossier vérifié est « content », ou celui que nomme CONTENT_DIR.
Statut de sortie : 0 sans erreur, même avec des avertissements ; 1 avec une erreur ; 2 si la commande est mal écrite.`

const formats = ['text', 'json', 'github'] as const

/** What `npm run check` is asked to do. */
export interface CheckOptions {
  readonly format: (typeof formats)[number]
  /** Id of the rule, or name of the field, to explain. */
  readonly explain?: string
  /** Whether it goes on at each save. */
  readonly follows: boolean
  readonly wantsHelp: boolean
}

/** A command that cannot be understood. Its message is French. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const names = ['--format', '--explain', '--suivre', '--help']

/** Reads the arguments of `npm run check`. Throws `UsageError`. */
export function checkOptions(args: readonly string[]): CheckOptions {
  let options: CheckOptions = { format: 'text', follows: false, wantsHelp: false }
  // « --format=json » is « --format json ».
  const rest = args.flatMap((arg) => (arg === '--' ? [] : arg.split(/(?<=^--[^=]+)=/)))
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    options = { ...options, ...optionOf(name, rest) }
  }
  return options
}

function optionOf(name: string, rest: string[]): Partial<CheckOptions> {
  if (name === '--help' || name === '-h') return { wantsHelp: true }
  if (name === '--suivre' || name === '--watch') return { follows: true }
  if (name === '--explain') return { explain: valueAfter(name, rest, 'date-invalide') }
  if (name === '--format') return { format: formatOf(valueAfter(name, rest, 'json')) }
  if (name.startsWith('-')) throw new UsageError(`L’option « ${name} » n’existe pas.${proposal(name, names)}`)
  throw new UsageError(`« ${name} » n’est pas une option : cette commande vérifie tout le contenu.`)
}

function valueAfter(name: string, rest: string[], example: string): string {
  const value = rest.shift()
  if (value === undefined || value === '' || value.startsWith('-')) {
    throw new UsageError(`Il manque une valeur après « ${name} », par exemple « ${name} ${example} ».`)
  }
  return value
}

function formatOf(value: string): CheckOptions['format'] {
  const format = formats.find((known) => known === value)
  if (format) return format
  throw new UsageError(`Le format « ${value} » n’existe pas.${proposal(value, formats)}`)
}
