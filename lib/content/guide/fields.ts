import { z } from 'zod'
import type { ContentKind } from '../content-kinds'

/** A part of a JSON Schema, as far as it is read here. */
const fieldSchema = z.looseObject({
  description: z.string().optional(),
  example: z.string().optional(),
  enum: z.array(z.string()).optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), fieldSchema).optional()
  },
  get items() {
    return fieldSchema.optional()
  },
  get prefixItems() {
    return z.array(fieldSchema).optional()
  },
  get anyOf() {
    return z.array(fieldSchema).optional()
  },
})
type FieldSchema = z.infer<typeof fieldSchema>

/** What the guide and the help say of a field. */
export interface FieldHelp {
  /** Where it stands in the front matter: `lieux.menu`, `sources[].cle`. */
  readonly path: string
  readonly isRequired: boolean
  /** Absent where nobody described the field, which a test forbids. */
  readonly description?: string
  /** As YAML writes it. */
  readonly example?: string
  /** The values that it may have, where they are counted. */
  readonly values: readonly string[]
}

/** The JSON Schema of the front matter of a kind of file. */
export function jsonSchema({ schema }: ContentKind): Readonly<Record<string, unknown>> {
  return { ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) }
}

/** Every field of a kind of file, those of groups below the group. */
export function fieldsOf(kind: ContentKind): FieldHelp[] {
  return fieldsIn(fieldSchema.parse(jsonSchema(kind)), '')
}

function fieldsIn({ properties = {}, required = [] }: FieldSchema, before: string): FieldHelp[] {
  return Object.entries(properties).flatMap(([name, own]) => {
    const path = `${before}${name}`
    const { description, example, enum: values = [] } = own
    const inner = groupsIn(own).flatMap((group) => fieldsIn(group, `${path}${isList(own) ? '[]' : ''}.`))
    return [{ path, isRequired: required.includes(name), description, example, values }, ...inner]
  })
}

/** The groups of fields that a field holds: itself, the items of its list, or one of several forms of these. */
function groupsIn(own: FieldSchema): FieldSchema[] {
  if (own.properties) return [own]
  const item = own.prefixItems?.[0] ?? own.items
  if (item) return groupsIn(item)
  return (own.anyOf ?? []).flatMap(groupsIn)
}

function isList({ items, prefixItems }: FieldSchema): boolean {
  return items !== undefined || prefixItems !== undefined
}
