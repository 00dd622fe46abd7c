import { z } from 'zod'
import type { FrontMatter } from './front-matter'
import { isClose, type Problem, proposal } from './problem'
import { isRule, type RuleId } from './rules'
import { yamlValue } from './yaml-value'

/** The smallest front matter that a schema accepts, with values that show an editor what to write. */
export type Example = Readonly<Record<string, unknown>>

export interface Parsed<T> {
  /** With the example's value in place of a field at fault, so that the rest of the content can still be checked. */
  readonly value: T
  /** The names of the fields, at the first level, that are at fault. */
  readonly faulty: ReadonlySet<string>
  readonly problems: readonly Problem[]
}

/** Parses the front matter of a file with its schema; every field at fault is a problem at its place. */
export function parseFields<T>(schema: z.ZodType<T>, example: Example, frontMatter: FrontMatter): Parsed<T> {
  const { fields } = frontMatter
  const result = schema.safeParse(fields)
  if (result.success) return { value: result.data, faulty: new Set(), problems: [] }
  const tell = (issues: readonly z.core.$ZodIssue[]) =>
    oneForEachFault(issues, fields).flatMap((issue) => problemsOf(issue, { schema, example, frontMatter }))
  const problems = tell(result.error.issues)
  const faulty = new Set(result.error.issues.flatMap((issue) => namesAtFault(issue, knownFields(schema, []))))
  const kept = Object.entries(isRecord(fields) ? fields : {}).filter(([name]) => !faulty.has(name))
  const replaced = Object.entries(example).filter(([name]) => faulty.has(name))
  const mended = schema.safeParse(Object.fromEntries([...kept, ...replaced]))
  // What a schema says of several fields together it says only when each of them is right by itself.
  const hidden = schema.safeParse(Object.fromEntries(kept)).error?.issues ?? []
  return {
    value: mended.data ?? schema.parse(example),
    faulty,
    problems: [...problems, ...tell(hidden.filter(({ path: [name] }) => !faulty.has(String(name))))],
  }
}

/** What stands for a file whose front matter cannot be read. */
export function unreadFields<T>(schema: z.ZodType<T>, example: Example): Parsed<T> {
  return { value: schema.parse(example), faulty: new Set(Object.keys(example)), problems: [] }
}

/** The fields of the first level that an issue is about, a misspelt one by its right name too. */
function namesAtFault(issue: z.core.$ZodIssue, known: readonly string[]): string[] {
  const [name] = issue.path
  if (name !== undefined) return [String(name)]
  if (issue.code !== 'unrecognized_keys') return []
  return [...issue.keys, ...known.filter((field) => issue.keys.some((key) => isMisspelt(key, field)))]
}

/** The issues without those that follow from others: a field that is missing because its name is misspelt, say. */
function oneForEachFault(issues: readonly z.core.$ZodIssue[], fields: unknown): z.core.$ZodIssue[] {
  const isMissingByName = (path: readonly PropertyKey[]) =>
    valueAt(fields, path) === undefined &&
    issues.some(
      (other) =>
        other.code === 'unrecognized_keys' &&
        other.path.join('.') === path.slice(0, -1).join('.') &&
        other.keys.some((key) => isMisspelt(key, String(path.at(-1)))),
    )
  const isFirst = (issue: z.core.$ZodIssue, index: number) =>
    issues.findIndex(
      ({ code, path }) => code !== 'unrecognized_keys' && path.join('.') === issue.path.join('.'),
    ) === index
  return issues.filter(
    (issue, index) =>
      issue.code === 'unrecognized_keys' || (isFirst(issue, index) && !isMissingByName(issue.path)),
  )
}

/** Whether an editor wrote `key` and meant `field`: « clé » for `cle`, « alors:Alsace » for `alors`. */
function isMisspelt(key: string, field: string): boolean {
  return key.startsWith(`${field}:`) || isClose(spelling(key), field)
}

interface Subject {
  readonly schema: z.ZodType
  readonly example: Example
  readonly frontMatter: FrontMatter
}

function problemsOf(issue: z.core.$ZodIssue, subject: Subject): Problem[] {
  const { schema, example, frontMatter } = subject
  const { file, fields, place } = frontMatter
  const name = fieldName(issue.path)
  const found = valueAt(fields, issue.path)
  const at = (rule: RuleId, message: string): Problem[] => [{ ...place(issue.path), file, rule, message }]

  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...place([...issue.path, key], 'key'),
      file,
      rule: 'champ-inconnu',
      message: `Le champ « ${fieldName([...issue.path, key])} » n’existe pas.${advice(key, knownFields(schema, issue.path))}`,
    }))
  }
  if (issue.code === 'invalid_union') {
    // The alternative that fits what was found best tells what is wrong with it.
    const [issues = []] = [...issue.errors].sort((a, b) => misfit(a) - misfit(b))
    return issues.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, subject))
  }
  const last = String(issue.path.findLast((step) => typeof step === 'string'))
  const shown = valueAt(example, issue.path.map(firstItem)) ?? '…'
  const parent = valueAt(fields, issue.path.slice(0, -1))
  if (found === undefined && isNothing(parent)) {
    return problemsOf({ ...issue, path: issue.path.slice(0, -1) }, subject)
  }
  if (found === undefined) {
    return at(
      'champ-manquant',
      `Le champ « ${name} » manque. L’ajouter, par exemple « ${last}: ${yamlValue(shown)} ».`,
    )
  }
  if (isNothing(found)) {
    return at(
      'champ-vide',
      `« ${name} » est vide. Écrire une valeur, ou supprimer le champ s’il est facultatif.`,
    )
  }
  switch (issue.code) {
    case 'custom': {
      const rule = ruleOf(issue.params)
      if (rule === 'champ-inconnu') return at(rule, `« ${name} » ${issue.message}`)
      const lead = typeof found === 'string' ? told(name, found) : `« ${name} » est mal composé.`
      return at(rule, `${lead} ${issue.message}`)
    }
    case 'invalid_value':
      return at('valeur-invalide', `${told(name, found)} ${meant(found, issue.values.map(String))}`)
    case 'invalid_type':
      return at(
        'valeur-invalide',
        `${told(name, found)} ${expectedForm(issue.expected, found, `${last}: ${yamlValue(shown)}`)}`,
      )
    default:
      return at('valeur-invalide', `${told(name, found)} ${issue.message}.`)
  }
}

/** How far an alternative of a union is from what was found: the kind of value counts most. */
function misfit(issues: readonly z.core.$ZodIssue[]): number {
  return issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0) ? 1 : 0
}

/** What to do with a field that does not exist. */
function advice(key: string, known: readonly string[]): string {
  if (/^\d+$/.test(key)) return ' Un nombre à virgule s’écrit avec un point : 45.21.'
  if (key.includes(':')) return ' S’il est suivi d’une valeur, mettre une espace après le deux-points.'
  const names = proposal(spelling(key), known)
  return names === '' ? ' Supprimer cette ligne ; content/LISEZMOI.md a la liste des champs.' : names
}

/** The name of a field as the site spells its own: in lower case, without accents. */
function spelling(key: string): string {
  return key
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
}

function expectedForm(expected: string, found: unknown, example: string): string {
  if (expected === 'array' || expected === 'tuple') {
    const items = typeof found === 'string' ? found.split(/\s*,\s*/).map(yamlValue) : ['a', 'b']
    return `Écrire une liste : [${items.join(', ')}] sur une ligne, ou une valeur par ligne, chacune après un tiret et une espace.`
  }
  if (expected === 'object') {
    return `Écrire un groupe de champs, par exemple « ${example} », ou un champ par ligne, en retrait.`
  }
  if (Array.isArray(found)) {
    return 'Écrire une seule valeur. Un texte qui commence par « [ » ou par un tiret se met entre guillemets droits.'
  }
  return 'Écrire une seule valeur. Un texte qui contient un deux-points suivi d’une espace se met entre guillemets droits.'
}

/** « lieux.ordre », « sources, élément 2, cle ». */
function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `, élément ${step + 1}`
      const separator = typeof path[index - 1] === 'number' ? ', ' : '.'
      return index === 0 ? String(step) : `${separator}${String(step)}`
    })
    .join('')
}

function told(name: string, value: unknown): string {
  if (Array.isArray(value)) return `« ${name} » est une liste.`
  if (typeof value !== 'string') return `« ${name} » est un groupe de champs.`
  return `« ${name} » vaut « ${value.length > 80 ? `${value.slice(0, 80)}…` : value} ».`
}

function meant(found: unknown, values: readonly string[]): string {
  const near = values.filter((value) => typeof found === 'string' && isClose(spelling(found), value))
  return near.length === 1
    ? `Écrire ${either(values)}. Sans doute : ${either(near)}.`
    : `Écrire ${either(values)}.`
}

function either(values: readonly string[]): string {
  const quoted = values.map((value) => `« ${value} »`)
  return quoted.length === 1
    ? quoted.join('')
    : `${quoted.slice(0, -1).join(', ')} ou ${quoted.slice(-1).join('')}`
}

const isNothing = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

const firstItem = (step: PropertyKey): PropertyKey => (typeof step === 'number' ? 0 : step)

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (current, step) => (isRecord(current) ? current[String(step)] : undefined),
    value,
  )
}

function ruleOf(params: Record<string, unknown> | undefined): RuleId {
  const rule = params?.rule
  return typeof rule === 'string' && isRule(rule) ? rule : 'valeur-invalide'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The names of the fields that the schema has at `path`. */
function knownFields(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  for (const step of path) {
    if (!isRecord(current)) return []
    current =
      typeof step === 'number'
        ? current.items
        : isRecord(current.properties)
          ? current.properties[String(step)]
          : undefined
  }
  const alternatives = isRecord(current) && Array.isArray(current.anyOf) ? current.anyOf : [current]
  return alternatives.flatMap((form: unknown) =>
    isRecord(form) && isRecord(form.properties) ? Object.keys(form.properties) : [],
  )
}
