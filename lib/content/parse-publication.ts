import { z } from 'zod'
import {
  type CountStatement,
  compareDates,
  type DatedFact,
  newestFirst,
  type Redirection,
  type Version,
} from '../publication'
import {
  author,
  day,
  doi,
  isbn,
  organization,
  partialDate,
  refuse,
  slug,
  sourceKey,
  sourceKeys,
  verbatim,
  webAddress,
  wholeNumber,
  words,
} from './fields'
import type { Example } from './parse-fields'

const chapter = {
  titre: words,
  menu: words,
  description: words.optional(),
  ordre: z.array(slug).default([]),
}

const precisions = {
  exact: 'exact',
  environ: 'about',
  'au-moins': 'at-least',
  'plus-de': 'more-than',
} as const

const countStatement = z
  .strictObject({
    nombre: wholeNumber,
    precision: z.enum(['exact', 'environ', 'au-moins', 'plus-de']),
    sources: sourceKeys,
  })
  .transform(
    ({ nombre, precision, sources }): CountStatement => ({
      count: nombre,
      precision: precisions[precision],
      sources,
    }),
  )

const followUp = z
  .strictObject({
    titre: words,
    debut: partialDate,
    fin: partialDate.optional(),
    lieux: z
      .array(
        z.union([
          slug.transform((place) => ({ slug: place, as: undefined })),
          z
            .strictObject({ lieu: slug, sous_le_nom: words.optional() })
            .transform(({ lieu, sous_le_nom }) => ({ slug: lieu, as: sous_le_nom })),
        ]),
      )
      .default([]),
    sources: sourceKeys,
  })
  .transform(({ titre, debut, fin, lieux, sources }) => ({
    title: titre,
    start: debut,
    end: fin,
    places: lieux,
    sources,
  }))

const datedFact = z
  .strictObject({ date: partialDate, fin: partialDate.optional(), texte: words, sources: sourceKeys })
  .transform(({ date, fin, texte, sources }): DatedFact => ({ date, end: fin, text: texte, sources }))

const inOrderOfDate = (facts: readonly DatedFact[]) => [...facts].sort((a, b) => compareDates(a.date, b.date))

const source = z
  .strictObject({
    cle: sourceKey,
    titre: words,
    editeur: words.optional(),
    adresse: webAddress.optional(),
    note: words.optional(),
    consultee_le: day.optional(),
  })
  .transform(({ cle, titre, editeur, adresse, note, consultee_le }) => ({
    key: cle,
    title: titre,
    publisher: editeur,
    url: adresse,
    note,
    consultedOn: consultee_le,
  }))

const correction = z
  .strictObject({ imprime: words, lire: words.optional(), note: words.optional(), sources: sourceKeys })
  .transform(({ imprime, lire, note, sources }) => ({ printed: imprime, reading: lire, note, sources }))

const natures = { fond: 'substance', forme: 'form' } as const

const version = z
  .strictObject({
    date: day,
    nature: z.enum(['fond', 'forme']),
    objet: words,
    modifications: z
      .array(
        z
          .strictObject({ avant: words.optional(), apres: words.optional() })
          .transform(({ avant, apres }) => ({ before: avant, after: apres })),
      )
      .default([]),
  })
  .transform(
    ({ date, nature, objet, modifications }): Version => ({
      date,
      nature: natures[nature],
      summary: objet,
      changes: modifications,
    }),
  )

const siteAddress = verbatim.refine(
  (text) => /^(?:\/(?!\.{1,2}(?:\/|$))[\p{L}\p{N}._~!$&'()+,;=@-]+)+$/u.test(text),
  refuse(
    'redirection-invalide',
    'Écrire une adresse du site, qui commence par « / », sans « # », sans « ? » et sans « / » à la fin, par exemple /ancienne-adresse.',
  ),
)

const redirection = z
  .strictObject({ de: siteAddress, vers: verbatim })
  .transform(({ de, vers }): Redirection => ({ from: de, to: vers }))

/** The front matter of `publication.md`. */
export const publicationFields = z.strictObject({
  identifiant: slug,
  nature: words,
  titre: words,
  titre_court: words,
  collection: words.optional(),
  numero: words.optional(),
  isbn: isbn.optional(),
  doi: doi.optional(),
  date: partialDate,
  periode: z
    .strictObject({ debut: partialDate, fin: partialDate.optional() })
    .transform(({ debut, fin }) => ({ start: debut, end: fin }))
    .optional(),
  auteurs: z.array(author).min(1),
  editeur: organization,
  resume: words,
  mots_cles: z.array(words).default([]),
  telechargement: words,
  original: verbatim.optional(),
  lieux: z.strictObject({ ...chapter, nom: words }).optional(),
  entretiens: z.strictObject({ ...chapter, effectifs: z.array(countStatement).min(1) }).optional(),
  partenaires: z.strictObject(chapter).optional(),
  suites: z.array(followUp).default([]),
  chronologie: z.array(datedFact).default([]).transform(inOrderOfDate),
  sources: z.array(source).default([]),
  corrections: z.array(correction).default([]),
  versions: z.tuple([version], version).transform(newestFirst),
  redirections: z.array(redirection).default([]),
})
export const publicationExample = {
  identifiant: 'ma-publication',
  nature: 'Publication',
  titre: 'Titre complet',
  titre_court: 'Titre court',
  date: '2024-09',
  auteurs: [{ organisation: 'Nom de l’organisme' }],
  editeur: { nom: 'Nom de l’éditeur' },
  resume: 'Un paragraphe.',
  telechargement: 'Télécharger la publication',
  lieux: { titre: 'Les lieux', menu: 'Lieux', nom: 'lieu' },
  entretiens: {
    titre: 'Les entretiens',
    menu: 'Entretiens',
    effectifs: [{ nombre: '100', precision: 'exact' }],
  },
  partenaires: { titre: 'Les partenaires', menu: 'Partenaires' },
  suites: [{ titre: 'Titre', debut: '2024-09', lieux: [{ lieu: 'nom-du-fichier' }] }],
  chronologie: [{ date: '2024-09', texte: 'Ce qui s’est passé' }],
  sources: [{ cle: 'P', titre: 'Titre de la source' }],
  corrections: [{ imprime: 'mots imprimés' }],
  versions: [{ date: '2024-09-30', nature: 'fond', objet: 'Ce qui a changé' }],
  redirections: [{ de: '/ancienne-adresse', vers: '/nouvelle-adresse' }],
} satisfies Example
export type PublicationFields = z.output<typeof publicationFields>
