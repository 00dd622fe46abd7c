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
  field,
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
  titre: field(words, 'Le titre de la page', 'Les lieux de la musique'),
  menu: field(words, 'Le mot du menu', 'Lieux'),
  description: field(
    words.optional(),
    'Une phrase, en tête de la page et pour les moteurs de recherche',
    'Les kiosques visités.',
  ),
  ordre: field(
    z.array(slug).default([]),
    'Les noms de fichiers, sans « .md », dans l’ordre voulu ; les autres suivent par ordre alphabétique',
    '[vaubrumeuse, bourg-tambour]',
  ),
}

const precisions = {
  exact: 'exact',
  environ: 'about',
  'au-moins': 'at-least',
  'plus-de': 'more-than',
} as const

const countStatement = z
  .strictObject({
    nombre: field(wholeNumber, 'Le nombre d’entretiens', '120'),
    precision: field(
      z.enum(['exact', 'environ', 'au-moins', 'plus-de']),
      'Ce que vaut ce nombre : « exact », « environ », « au-moins » ou « plus-de »',
      'exact',
    ),
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
    titre: field(words, 'Le titre du travail', 'Retour aux kiosques'),
    debut: field(partialDate, 'Son début', '2015-10'),
    fin: field(partialDate.optional(), 'Sa fin', '2017-10'),
    lieux: field(
      z
        .array(
          z.union([
            slug.transform((place) => ({ slug: place, as: undefined })),
            z
              .strictObject({
                lieu: field(slug, 'Le nom du fichier, sans « .md »', 'vaubrumeuse'),
                sous_le_nom: field(
                  words.optional(),
                  'Le nom sous lequel le lieu y a pris part',
                  'Grand Vaubrumeuse',
                ),
              })
              .transform(({ lieu, sous_le_nom }) => ({ slug: lieu, as: sous_le_nom })),
          ]),
        )
        .default([]),
      'Les lieux de la publication qui y ont pris part : noms de fichiers sans « .md »',
      '[vaubrumeuse, { lieu: bourg-tambour, sous_le_nom: Val Tambour }]',
    ),
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
  .strictObject({
    date: field(partialDate, 'Le jour, le mois ou l’année du fait, ou son début', '1990-06-14'),
    fin: field(partialDate.optional(), 'Sa fin, pour ce qui a duré', '2012'),
    texte: field(words, 'Le fait, en une phrase sans point final', 'Ouverture du kiosque'),
    sources: sourceKeys,
  })
  .transform(({ date, fin, texte, sources }): DatedFact => ({ date, end: fin, text: texte, sources }))

const inOrderOfDate = (facts: readonly DatedFact[]) => [...facts].sort((a, b) => compareDates(a.date, b.date))

const source = z
  .strictObject({
    cle: field(sourceKey, 'Un signe court et unique, par lequel les textes citent la source', 'P'),
    titre: field(words, 'Le titre, ou ce qu’est le document', 'Carnet du kiosque'),
    editeur: field(words.optional(), 'Qui l’a publié', 'Éditions du Tambour'),
    adresse: field(webAddress.optional(), 'L’adresse complète', 'https://www.exemple.fr/carnet'),
    note: field(words.optional(), 'Ce que le lecteur doit en savoir', 'Pour la date seulement.'),
    consultee_le: field(day.optional(), 'Le jour de la consultation', '2026-11-23'),
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
  .strictObject({
    imprime: field(words, 'Ce que la source imprime', 'Vaubrumeuze'),
    lire: field(words.optional(), 'Ce qu’il faut lire ; absent si on ne le sait pas', 'Vaubrumeuse'),
    note: field(words.optional(), 'Une précision', 'Lecture certaine.'),
    sources: sourceKeys,
  })
  .transform(({ imprime, lire, note, sources }) => ({ printed: imprime, reading: lire, note, sources }))

const natures = { fond: 'substance', forme: 'form' } as const

const version = z
  .strictObject({
    date: field(day, 'Le jour', '2026-11-23'),
    nature: field(
      z.enum(['fond', 'forme']),
      '« fond » si le sens a changé, « forme » si seule la présentation a changé',
      'fond',
    ),
    objet: field(words, 'Ce qui a changé, en une phrase', 'Première mise en ligne'),
    modifications: field(
      z
        .array(
          z
            .strictObject({
              avant: field(words.optional(), 'Les mots d’avant', 'Vaubrumeuze'),
              apres: field(words.optional(), 'Les mots d’après', 'Vaubrumeuse'),
            })
            .transform(({ avant, apres }) => ({ before: avant, after: apres })),
        )
        .default([]),
      'Les mots d’avant et d’après ; l’un des deux peut manquer',
      '- { avant: Vaubrumeuze, apres: Vaubrumeuse }',
    ),
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
  .strictObject({
    de: field(siteAddress, 'L’adresse que le site n’a plus', '/villes/ancien-nom'),
    vers: field(verbatim, 'La page qui l’a remplacée', '/villes/vaubrumeuse'),
  })
  .transform(({ de, vers }): Redirection => ({ from: de, to: vers }))

/** The front matter of `publication.md`. */
export const publicationFields = z.strictObject({
  identifiant: field(
    slug,
    'Le début du nom des fichiers à télécharger ; ne plus le changer une fois le site publié',
    'le-kiosque-de-vaubrumeuse',
  ),
  nature: field(words, 'Le genre de l’ouvrage', 'Étude'),
  titre: field(words, 'Le titre complet', 'Le kiosque de Vaubrumeuse'),
  titre_court: field(words, 'Le titre des en-têtes et des menus', 'Le kiosque'),
  collection: field(words.optional(), 'La collection', 'Cahiers du Tambour'),
  numero: field(words.optional(), 'Le numéro dans la collection', '12'),
  isbn: field(isbn.optional(), 'L’ISBN, entre guillemets droits', '"978-2-1234-5680-3"'),
  doi: field(doi.optional(), 'Le DOI, sans « https://doi.org/ »', '10.1234/mon-document'),
  date: field(partialDate, 'La date de parution de l’ouvrage', '2018-09'),
  periode: field(
    z
      .strictObject({
        debut: field(partialDate, 'Son début', '2010'),
        fin: field(partialDate.optional(), 'Sa fin', '2012'),
      })
      .transform(({ debut, fin }) => ({ start: debut, end: fin }))
      .optional(),
    'Le temps de l’étude, ou celui dont l’ouvrage traite ; pour les moteurs de recherche',
    '{ debut: 2010, fin: 2012 }',
  ),
  auteurs: field(
    z.array(author).min(1),
    'Un ou plusieurs auteurs : une personne a « prenom » et « nom », un organisme a « organisation »',
    '- { prenom: Anne-Aurore, nom: de Sauvelune }',
  ),
  editeur: field(organization, 'L’éditeur de l’ouvrage', '{ nom: Éditions du Tambour, sigle: ET }'),
  resume: field(
    words,
    'Un paragraphe ; on le met sur plusieurs lignes après « >- »',
    'Comment un kiosque réunit…',
  ),
  mots_cles: field(z.array(words).default([]), 'Les mots-clés', '[kiosque, musique]'),
  telechargement: field(words, 'Les mots du lien de téléchargement', "Télécharger l'étude"),
  original: field(verbatim.optional(), 'Le PDF original, quand on l’a', 'documents/kiosque.pdf'),
  lieux: field(
    z
      .strictObject({ ...chapter, nom: field(words, 'Le mot qui désigne un lieu, au singulier', 'ville') })
      .optional(),
    'La rubrique des lieux ; obligatoire s’il y a des fiches dans villes/',
    '{ titre: Les lieux, menu: Lieux, nom: ville }',
  ),
  entretiens: field(
    z
      .strictObject({
        ...chapter,
        effectifs: field(
          z.array(countStatement).min(1),
          'Le nombre d’entretiens selon chaque source ; le premier est mis en avant',
          '- { nombre: 120, precision: exact, sources: [P] }',
        ),
      })
      .optional(),
    'La rubrique des entretiens ; obligatoire s’il y a des fiches dans entretiens/',
    'voir les lignes suivantes',
  ),
  partenaires: field(
    z.strictObject(chapter).optional(),
    'La rubrique des partenaires ; obligatoire s’il y a des fiches dans partenaires/',
    '{ titre: Les partenaires, menu: Partenaires }',
  ),
  suites: field(
    z.array(followUp).default([]),
    'Les travaux qui ont suivi',
    '- { titre: Retour aux kiosques, debut: 2015-10, sources: [V] }',
  ),
  chronologie: field(
    z.array(datedFact).default([]).transform(inOrderOfDate),
    'Les dates qui comptent ; le site les met lui-même dans l’ordre',
    '- { date: 1990, texte: Ouverture du kiosque, sources: [P] }',
  ),
  sources: field(
    z.array(source).default([]),
    'Les sources ; rien ne peut être cité sans elles',
    '- { cle: P, titre: Carnet du kiosque }',
  ),
  corrections: field(
    z.array(correction).default([]),
    'Les erreurs relevées dans les sources',
    '- { imprime: Vaubrumeuze, lire: Vaubrumeuse, sources: [P] }',
  ),
  versions: field(
    z.tuple([version], version).transform(newestFirst),
    'Les états datés du site, le plus récent en tête ; il en faut un',
    '- { date: 2026-11-23, nature: fond, objet: Première mise en ligne }',
  ),
  redirections: field(
    z.array(redirection).default([]),
    'Les anciennes adresses du site : une adresse publiée répond toujours',
    '- { de: /villes/ancien-nom, vers: /villes/vaubrumeuse }',
  ),
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
