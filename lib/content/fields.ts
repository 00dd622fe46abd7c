import { z } from 'zod'
import { type Author, type CalendarDate, isoDate, type Organization, type PartialDate } from '../publication'
import { anchor } from './anchor-headings'
import { dateMeantBy } from './meant-date'
import type { RuleId } from './rules'
import { frenchTypography } from './typography'
import { curlyQuotes } from './yaml-faults'

// Scalars arrive as the text that the editor wrote (see front-matter.ts): each field gives itself its type.

z.config(z.locales.fr())

/** A refusal with a rule of its own; parse-fields.ts reads both out of the issue. */
export const refuse = (rule: RuleId, message: string) => ({ message, params: { rule } })

/**
 * A field with what the guide, the help and editors' tools say of it, in French: what it is, and an example as YAML writes
 * it. `z.toJSONSchema` gives both back.
 */
export function field<Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  example: string,
): Schema {
  return schema.meta({ description, example })
}

const scalar = z
  .string()
  .trim()
  .min(1, { abort: true })
  .refine((text) => !/^[“”„‘’].*[“”’]$/s.test(text), {
    ...refuse('guillemets-courbes', curlyQuotes),
    abort: true,
  })

/** Words that readers see, set in French typography. */
export const words = scalar.transform(frenchTypography)

/** Text taken as it is: a code, a key, a file name. */
export const verbatim = scalar

export const wholeNumber = scalar
  .transform((text) => text.replace(/[ \u00A0\u202F]/g, ''))
  .refine(
    (text) => /^\d{1,12}$/.test(text),
    refuse('nombre-invalide', 'Écrire un nombre entier en chiffres, sans rien d’autre, par exemple 1200.'),
  )
  .transform(Number)

export const year = scalar
  .refine(
    (text) => /^[12]\d{3}$/.test(text),
    refuse('date-invalide', 'Écrire une année en quatre chiffres, par exemple 2024.'),
  )
  .transform(Number)

function coordinate(limit: number, example: string) {
  return scalar
    .refine(
      (text) => /^-?\d{1,3}(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= limit,
      refuse(
        'nombre-invalide',
        `Écrire des degrés avec un point, de -${limit} à ${limit}, par exemple ${example}.`,
      ),
    )
    .transform(Number)
}
export const coordinates = z.strictObject({
  latitude: field(coordinate(90, '48.8566'), 'En degrés, avec un point', '48.8566'),
  longitude: field(coordinate(180, '2.3522'), 'En degrés, avec un point', '2.3522'),
})

const dateForm = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

function parseDate(text: string): PartialDate | undefined {
  const [, year, month, day] = dateForm.exec(text)?.map(Number) ?? []
  if (year === undefined) return undefined
  if (month === undefined || Number.isNaN(month)) return { year }
  if (day === undefined || Number.isNaN(day)) return month >= 1 && month <= 12 ? { year, month } : undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : undefined
}

/** A date as precise as it is known. */
export const partialDate = scalar.transform((text, context): PartialDate => {
  const date = parseDate(text)
  if (date) return date
  const meant = existing(dateMeantBy(text))
  const expected = meant
    ? `Écrire ${formOf(meant)} : ${isoDate(meant)}.`
    : 'Écrire l’année et le mois, par exemple 2024-09 ; ou l’année seule ; ou le jour, par exemple 2024-09-30.'
  context.addIssue(refusedDate(text, expected))
  return z.NEVER
})

/** A date known to the day. */
export const day = scalar.transform((text, context): CalendarDate => {
  const date = parseDate(text)
  if (date?.month !== undefined && date.day !== undefined)
    return { year: date.year, month: date.month, day: date.day }
  const meant = existing(dateMeantBy(text))
  const example = meant?.day === undefined ? ', par exemple 2024-09-30' : ` : ${isoDate(meant)}`
  context.addIssue(refusedDate(text, `Écrire l’année, le mois et le jour${example}.`))
  return z.NEVER
})

function refusedDate(text: string, expected: string) {
  const unknown = dateForm.test(text) && !parseDate(text) ? 'Cette date n’existe pas au calendrier. ' : ''
  return { code: 'custom' as const, input: text, ...refuse('date-invalide', unknown + expected) }
}

function existing(date: PartialDate | undefined): PartialDate | undefined {
  return date && parseDate(isoDate(date))
}

function formOf({ month, day }: PartialDate): string {
  if (day !== undefined) return 'l’année, le mois et le jour'
  return month === undefined ? 'l’année' : 'l’année et le mois'
}

const code = (form: RegExp, expected: string) =>
  scalar.refine((text) => form.test(text), refuse('code-invalide', expected))

export const inseeCode = code(
  /^(?:\d{2}|2[AB])\d{3}$/,
  'Écrire les cinq caractères du code INSEE, par exemple "75056".',
)
export const sirenCode = code(
  /^\d{9}$/,
  'Écrire les neuf chiffres du SIREN sans espace, par exemple "123456789".',
)
export const postcode = code(/^\d{5}$/, 'Écrire les cinq chiffres du code postal, par exemple "75001".')
export const departmentCode = code(
  /^(?:\d{2,3}|2[AB])$/,
  'Écrire le code du département, par exemple "01" ou "2A".',
)

/** Kept as it is written; its last sign checks the others (ISO 2108). */
export const isbn = scalar.refine(
  isIsbn,
  refuse('code-invalide', 'Écrire les treize ou dix signes de l’ISBN, par exemple "978-2-1234-5680-3".'),
)

function isIsbn(text: string): boolean {
  const signs = text.replace(/[ -]/g, '')
  const sum = (weight: (index: number) => number) =>
    [...signs].reduce((total, sign, index) => total + weight(index) * (sign === 'X' ? 10 : Number(sign)), 0)
  if (/^97[89]\d{10}$/.test(signs)) return sum((index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0
  return /^\d{9}[\dX]$/.test(signs) && sum((index) => 10 - index) % 11 === 0
}

export const doi = code(
  /^10\.\d{4,9}\/[^\s"<>{}\\]+$/,
  'Écrire le DOI sans adresse, par exemple 10.1234/mon-document.',
)

export const webAddress = scalar.refine(
  (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && !/\s/.test(text),
  refuse('adresse-web-invalide', 'Écrire une adresse complète, par exemple https://www.exemple.fr/page.'),
)

const slugForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** A name fit for an address: `clichy-sous-bois`. */
export const slug = scalar.refine((text) => slugForm.test(text), {
  error: ({ input }) =>
    `Écrire en minuscules sans accent, les mots joints par des traits d’union : ${anchor(String(input)) || 'nom-compose'}.`,
})
export const isSlug = (text: string): boolean => slugForm.test(text)

export const sourceKey = scalar.refine(
  (text) => /^[A-Za-z0-9][A-Za-z0-9-]{0,15}$/.test(text),
  refuse('valeur-invalide', 'Écrire une clé courte, en lettres et chiffres, par exemple P ou P2.'),
)
export const sourceKeys = field(
  z.array(sourceKey).default([]),
  'Les clés des sources, telles que publication.md les donne',
  '[P, R]',
)

/** Whether the file is a draft; `drafts.ts` reads it, also where other fields are at fault. */
export const draftMark = field(
  z.enum(['true', 'false']).default('false'),
  'Un brouillon se voit dans l’aperçu et ne paraît jamais ; supprimer la ligne pour le publier',
  'true',
)

const organizationFields = { sigle: field(words.optional(), 'Le sigle, s’il y en a un', 'ET') }

/** The body that published the work. */
export const organization = z
  .strictObject({ nom: field(words, 'Le nom', 'Éditions du Tambour'), ...organizationFields })
  .transform(({ nom, sigle }): Organization => ({ type: 'organization', name: nom, acronym: sigle }))

/** A person (`prenom`, `nom`) or an organisation (`organisation`, `sigle`). */
export const author = z
  .strictObject({
    organisation: field(
      words.optional(),
      'Le nom d’un organisme ; rien d’autre alors, que « sigle »',
      'Atelier des eaux',
    ),
    ...organizationFields,
    prenom: field(words.optional(), 'Le prénom d’une personne', 'Anne-Aurore'),
    nom: field(words.optional(), 'Son nom, particule comprise', 'de Sauvelune'),
  })
  .transform(({ organisation, sigle, prenom, nom }, context): Author => {
    if (organisation && !prenom && !nom) return { type: 'organization', name: organisation, acronym: sigle }
    if (prenom && nom && !organisation && !sigle)
      return { type: 'person', givenName: prenom, familyName: nom }
    context.addIssue({
      code: 'custom',
      ...refuse(
        'valeur-invalide',
        'Écrire soit « prenom » et « nom » pour une personne, soit « organisation » (et « sigle ») pour un organisme.',
      ),
    })
    return z.NEVER
  })
