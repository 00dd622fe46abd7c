import { z } from 'zod'
import { blockNames } from '../../publication'
import { type ContentKind, contentKinds } from '../content-kinds'
import { yamlValue } from '../yaml-value'
import { type FieldHelp, fieldsOf, jsonSchema } from './fields'

/** Files that help editors' tools, by their path inside `content/.vscode`. */
export function editorFiles(): ReadonlyMap<string, string> {
  const schemas = contentKinds.map((kind): [string, string] => [
    `schemas/${kind.name}.schema.json`,
    json(schemaForEditors(kind)),
  ])
  return new Map([...schemas, ['champs.code-snippets', json(snippets())]])
}

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`

/**
 * The JSON Schema of a kind of file as editors' tools need it: their YAML reads 2018 as a number and `true` as a truth
 * value, where the site keeps the text; and they show the description and the example when the pointer is over a field.
 */
function schemaForEditors(kind: ContentKind): unknown {
  return { title: `En-tête de ${kind.files}`, ...record.parse(withLooseScalars(jsonSchema(kind))) }
}

const record = z.record(z.string(), z.unknown())

function withLooseScalars(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLooseScalars)
  const parsed = record.safeParse(value)
  if (!parsed.success) return value
  const { example, minLength: _, ...rest } = parsed.data
  const inner = Object.fromEntries(Object.entries(rest).map(([name, item]) => [name, withLooseScalars(item)]))
  const shown =
    typeof example === 'string' ? { markdownDescription: descriptionOf(rest.description, example) } : {}
  if (isTruth(rest.enum)) {
    const { enum: __, default: ___, ...others } = inner
    return { ...others, ...shown, type: 'boolean' }
  }
  if (rest.type === 'string' && !rest.enum) return { ...inner, ...shown, type: ['string', 'number'] }
  return { ...inner, ...shown }
}

function descriptionOf(description: unknown, example: string): string {
  return `${String(description)}.\n\nExemple : \`${example}\``
}

function isTruth(values: unknown): boolean {
  return Array.isArray(values) && values.includes('true') && values.includes('false')
}

/** What VS Code proposes in Markdown: each field, a new file of each kind, the blocks and the marks. */
function snippets(): Record<string, unknown> {
  const fields = contentKinds.flatMap((kind) => fieldsOf(kind).map((help) => ({ kind, help })))
  const byName = new Map<string, { readonly help: FieldHelp; readonly kinds: Set<string> }>()
  for (const { kind, help } of fields) {
    const name = help.path.replace(/^.*\./, '')
    const key = `${name} ${help.example}`
    const known = byName.get(key) ?? { help, kinds: new Set<string>() }
    known.kinds.add(`${kind.files} ${help.path}`)
    byName.set(key, known)
  }
  return Object.fromEntries([
    ...[...byName.values()].map(({ help, kinds }) => [
      [...kinds].join(', '),
      snippet(
        help.path.replace(/^.*\./, ''),
        fieldBody(help),
        `${help.description} (${[...kinds].join(', ')})`,
      ),
    ]),
    ...contentKinds.map(({ files, name, example }) => [
      `fichier ${files}`,
      snippet(`nouveau-${name}`, fileBody(example), `Un nouveau fichier ${files}`),
    ]),
    ...blockNames.map((name) => [
      `bloc ${name}`,
      snippet(`::${name}`, `::${name}`, 'Bloc que le site remplit'),
    ]),
    ['marque source', snippet(':source', `:source[${placeholder('P')}]`, 'La source de ce qui précède')],
    ['marque langue', snippet(':langue', `:langue[${placeholder('mots')}]{en}`, 'Mots d’une autre langue')],
  ])
}

function snippet(prefix: string, body: string, description: string) {
  return { scope: 'markdown', prefix, body, description }
}

function fieldBody({ path, example = '', values }: FieldHelp): string {
  const name = path.replace(/^.*\./, '')
  if (values.length > 0) return `${name}: \${1|${values.join(',')}|}`
  return example.startsWith('- ')
    ? `${name}:\n  - ${placeholder(example.slice(2))}`
    : `${name}: ${placeholder(example)}`
}

/** In a placeholder these three signs would end it or begin another. */
function placeholder(text: string): string {
  return `\${1:${text.replace(/[\\$}]/g, '\\$&')}}`
}

function fileBody(example: ContentKind['example']): string {
  const fields = Object.entries(example).map(([name, value]) => `${name}: ${yamlValue(value)}`)
  return [
    '---',
    ...fields.map((line) => line.replace(/[\\$}]/g, '\\$&')),
    '---',
    '',
    placeholder('Le texte.'),
  ].join('\n')
}
