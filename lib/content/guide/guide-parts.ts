import { contentKinds } from '../content-kinds'
import { rules } from '../rules'
import { type FieldHelp, fieldsOf } from './fields'

/** The parts of the editor's guide that are made from the code, by the name between their marks. */
const parts: Readonly<Record<string, () => string>> = { champs: fieldTable, regles: ruleTable }

/**
 * The guide with its made parts as the code now gives them. A part stands between the marks `<!-- nom -->` and
 * `<!-- fin de nom -->`. Throws when a mark is missing.
 */
export function guideWithParts(guide: string): string {
  return Object.entries(parts).reduce((text, [name, make]) => {
    const marks = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- fin de ${name} -->)`)
    if (!marks.test(text)) throw new Error(`Le guide n’a plus les marques de la partie « ${name} ».`)
    return text.replace(marks, (_, start: string, end: string) => `${start}\n${make()}\n\n${end}`)
  }, guide)
}

function fieldTable(): string {
  const rows = contentKinds.flatMap((kind) => [
    `| **\`${kind.files}\`** | | | |`,
    ...fieldsOf(kind).map(fieldRow),
  ])
  return ['| Champ | Obligatoire | Exemple | Ce que c’est |', '|---|---|---|---|', ...rows].join('\n')
}

function fieldRow({ path, isRequired, description = '', example = '' }: FieldHelp): string {
  const shown = /^voir /.test(example) ? example : `\`${example}\``
  return `| \`${path}\` | ${isRequired ? 'oui' : 'non'} | ${shown.replaceAll('|', '\\|')} | ${description} |`
}

function ruleTable(): string {
  const rows = Object.entries(rules).map(
    ([id, { severity, meaning }]) =>
      `| \`${id}\` | ${severity === 'error' ? 'erreur' : 'avertissement'} | ${meaning.replaceAll('|', '\\|')} |`,
  )
  return ['| Règle | | Ce qu’elle demande |', '|---|---|---|', ...rows].join('\n')
}
