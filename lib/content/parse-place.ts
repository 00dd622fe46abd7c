import { z } from 'zod'
import type { Grouping, Place, Population, Prose } from '../publication'
import {
  coordinates,
  departmentCode,
  draftMark,
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
    nom: words,
    siren: sirenCode.optional(),
    communes: wholeNumber.optional(),
    population: wholeNumber.optional(),
  })
  .transform(({ nom, siren, communes, population }): Grouping => ({ name: nom, siren, communes, population }))

const population = z
  .strictObject({
    annee: year,
    en_vigueur: year.optional(),
    nombre: wholeNumber,
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
    nom: words,
    type: z.enum(['commune', 'groupement']),
    departement: z.strictObject({ code: departmentCode, nom: words }).optional(),
    region: z.strictObject({ alors: words, aujourdhui: words }).optional(),
    population: z.array(population).default([]),
    coordonnees: coordinates.optional(),
    sources: sourceKeys,
    code_insee: inseeCode.optional(),
    codes_postaux: z.array(postcode).optional(),
    groupement: z.strictObject({ alors: grouping, aujourdhui: grouping }).optional(),
    siren: sirenCode.optional(),
    communes: wholeNumber.optional(),
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
