import { z } from 'zod'
import type { Grouping, Place, Population, Prose } from '../publication'
import {
  coordinates,
  departmentCode,
  draftMark,
  field,
  inseeCode,
  postcode,
  refuse,
  sirenCode,
  sourceKeys,
  wholeNumber,
  words,
  year,
} from './fields'
import type { Example } from './parse-fields'

const grouping = z
  .strictObject({
    nom: field(words, 'Le nom du groupement', 'CC du Val Tambour'),
    siren: field(sirenCode.optional(), 'Son numéro SIREN, entre guillemets droits', '"999000011"'),
    communes: field(wholeNumber.optional(), 'Le nombre de ses communes', '12'),
    population: field(wholeNumber.optional(), 'Le nombre de ses habitants', '30400'),
  })
  .transform(({ nom, siren, communes, population }): Grouping => ({ name: nom, siren, communes, population }))

const population = z
  .strictObject({
    annee: field(year, 'L’année de référence (le millésime)', '2015'),
    en_vigueur: field(year.optional(), 'L’année où ce nombre est entré en vigueur', '2018'),
    nombre: field(wholeNumber, 'Le nombre d’habitants, en chiffres', '4210'),
    sources: sourceKeys,
  })
  .transform(
    ({ annee, en_vigueur, nombre, sources }): Population => ({
      count: nombre,
      referenceYear: annee,
      inForceIn: en_vigueur,
      sources,
    }),
  )

/** The front matter of `villes/*.md`: fields of every place, of communes, of groupings. */
export const placeFields = z
  .strictObject({
    nom: field(words, 'Le nom du lieu', 'Vaubrumeuse'),
    type: field(z.enum(['commune', 'groupement']), '« commune », ou « groupement » de communes', 'commune'),
    departement: field(
      z
        .strictObject({
          code: field(departmentCode, 'Son code, entre guillemets droits', '"96"'),
          nom: field(words, 'Son nom', 'Haute-Ombrette'),
        })
        .optional(),
      'Le département',
      '{ code: "96", nom: Haute-Ombrette }',
    ),
    region: field(
      z
        .strictObject({
          alors: field(words, 'Au moment de l’étude', 'Ombrette'),
          aujourdhui: field(words, 'Aujourd’hui', 'Grande Ombrette'),
        })
        .optional(),
      'La région',
      '{ alors: Ombrette, aujourdhui: Grande Ombrette }',
    ),
    population: field(
      z.array(population).default([]),
      'Une ligne pour chaque année de référence',
      '- { annee: 2015, en_vigueur: 2018, nombre: 4210, sources: [I] }',
    ),
    coordonnees: field(
      coordinates.optional(),
      'La place sur la carte, en degrés',
      '{ latitude: 48.8566, longitude: 2.3522 }',
    ),
    sources: sourceKeys,
    code_insee: field(inseeCode.optional(), 'Le code INSEE ; commune seulement', '"96001"'),
    codes_postaux: field(z.array(postcode).optional(), 'Les codes postaux ; commune seulement', '["96200"]'),
    groupement: field(
      z
        .strictObject({
          alors: field(grouping, 'Au moment de l’étude', '{ nom: CC du Val Tambour }'),
          aujourdhui: field(grouping, 'Aujourd’hui', '{ nom: CA du Val Tambour }'),
        })
        .optional(),
      'Le groupement de communes ; commune seulement',
      '{ alors: { nom: CC du Val }, aujourdhui: { nom: CA du Val } }',
    ),
    siren: field(sirenCode.optional(), 'Le numéro SIREN ; groupement seulement', '"999000011"'),
    communes: field(wholeNumber.optional(), 'Le nombre de communes ; groupement seulement', '12'),
    brouillon: draftMark,
  })
  .superRefine((fields, context) => {
    const foreign =
      fields.type === 'commune'
        ? (['siren', 'communes'] as const)
        : (['code_insee', 'codes_postaux', 'groupement'] as const)
    for (const name of foreign) {
      if (fields[name] === undefined) continue
      context.addIssue({
        code: 'custom',
        path: [name],
        ...refuse(
          'champ-inconnu',
          `ne va pas avec « type: ${fields.type} ». Le supprimer, ou corriger « type ».`,
        ),
      })
    }
  })

export const placeExample = {
  nom: 'Nom du lieu',
  type: 'commune',
  departement: { code: '01', nom: 'Nom du département' },
  region: { alors: 'Nom de la région', aujourdhui: 'Nom de la région' },
  groupement: { alors: { nom: 'Nom du groupement' }, aujourdhui: { nom: 'Nom du groupement' } },
  population: [{ annee: '2020', nombre: '12000' }],
  coordonnees: { latitude: '48.8566', longitude: '2.3522' },
} satisfies Example

/** The place that a file of `villes/` describes. */
export function place(fields: z.output<typeof placeFields>, slug: string, text: Prose): Place {
  const base = {
    slug,
    name: fields.nom,
    department: fields.departement && { code: fields.departement.code, name: fields.departement.nom },
    region: fields.region && { inStudy: fields.region.alors, today: fields.region.aujourdhui },
    populations: [...fields.population].sort((a, b) => a.referenceYear - b.referenceYear),
    coordinates: fields.coordonnees,
    sources: fields.sources,
    text,
  }
  return fields.type === 'commune'
    ? {
        ...base,
        kind: 'commune',
        inseeCode: fields.code_insee,
        postcodes: fields.codes_postaux ?? [],
        grouping: fields.groupement && {
          inStudy: fields.groupement.alors,
          today: fields.groupement.aujourdhui,
        },
      }
    : { ...base, kind: 'grouping', siren: fields.siren, communes: fields.communes }
}
