import { date, period, since } from './french-dates'
import { coordinates, count, counted, degrees, fileSize, number, percentage } from './french-numbers'

const nbsp = '\u00A0'
/** Goes before `; ! ?`. */
const narrow = '\u202F'

const quoted = (text: string): string => `«${nbsp}${text}${nbsp}»`
const capitalised = (text: string): string => text.replace(/^./u, (letter) => letter.toUpperCase())
const uncapitalised = (text: string): string => text.replace(/^./u, (letter) => letter.toLowerCase())
const listed = (items: readonly string[]): string =>
  new Intl.ListFormat('fr', { type: 'conjunction' }).format(items)
const webEdition = 'édition web'
const inYears = (year: number): string => `${capitalised('en')} ${year}`

/** What the site says by itself in French; what an editor writes is in the content. */
export const french = {
  /** BCP 47. */
  language: 'fr',
  /** As social networks name it. */
  locale: 'fr_FR',

  // Dates, numbers, punctuation
  date,
  period,
  since,
  number,
  count,
  counted,
  coordinates,
  fileSize,
  quoted,
  capitalised,
  /** Between what stands in a row and could be read as one. */
  semicolon: `${narrow}; `,
  /** Before what explains. */
  colon: `${nbsp}: `,
  /** A label and what it is of: « Sources : ». */
  labelled: (label: string, text: string): string => `${label}${nbsp}: ${text}`,
  listed,

  // Parts of the site
  webEdition,
  presentation: 'Présentation',
  cite: 'Citer',
  contents: 'Sommaire',
  notes: 'Notes',
  mainMenu: 'Menu principal',
  footMenu: 'Pied de page',
  breadcrumb: 'Fil d’Ariane',
  neighbours: 'Fiches voisines',
  skipLink: 'Aller au contenu principal',
  notFound: 'Page introuvable',
  notFoundAdvice: `Cette adresse ne mène à aucune page du site. Elle est peut-être mal recopiée${nbsp}: vérifier l’orthographe, ou reprendre à partir d’une de ces pages.`,

  // Marks in texts
  source: 'source',
  sources: (keys: number): string => (keys > 1 ? 'Sources' : 'Source'),
  noteCall: (note: number): string => `Note${nbsp}${note}`,
  backToCall: (note: number): string => `${note}, retour à l’appel de la note`,
  /** Of a note that is called several times; the label begins with what is seen. */
  backToOneCall: (note: number, call: number): string =>
    `${note}.${call}, retour à l’appel ${call} de la note`,
  citePassage: (paragraph: number): string => `Paragraphe${nbsp}${paragraph}${nbsp}: citer ce passage`,
  tableOf: (titles: readonly string[]): string => `Tableau${nbsp}: ${titles.join(', ')}`,
  deleted: `supprimé${nbsp}: `,
  inserted: `ajouté${nbsp}: `,
  done: 'fait',
  toDo: 'à faire',
  sameDataAsTable: 'Les mêmes données en tableau',

  // Places
  identity: 'Repères',
  department: 'Département',
  inseeCode: 'Code INSEE',
  postcodes: (many: number): string => (many > 1 ? 'Codes postaux' : 'Code postal'),
  siren: 'SIREN',
  communes: 'Communes',
  coordinatesLabel: 'Coordonnées',
  population: 'Population municipale',
  inhabitants: (value: number): string => counted(value, 'habitant'),
  populationYear: (referenceYear: number, inForceIn?: number): string =>
    inForceIn === undefined ? String(referenceYear) : `${referenceYear}, en vigueur en ${inForceIn}`,
  thenAndToday: (year: number): string => `${inYears(year)} et aujourd’hui`,
  sideBySide: 'Côte à côte',
  followedBy: 'Ce qui a suivi',
  region: 'Région',
  grouping: 'Groupement',
  becomes: ', puis',

  // Drawings and tables of places
  unknown: '–',
  name: 'Nom',
  latitude: 'Latitude',
  longitude: 'Longitude',
  degrees,
  year: 'Année',
  rank: 'Rang',
  inhabitantsLabel: 'Habitants',
  territory: 'Territoire',
  inYear: (year: number): string => `En ${year}`,
  today: 'Aujourd’hui',
  labelInYear: (label: string, year: number): string => `${label} en ${year}`,
  labelToday: (label: string): string => `${label} aujourd’hui`,
  itsCommunes: 'Ses communes',
  itsPopulation: 'Sa population',
  thenAndTodayOf: (place: string, year: number): string => `${place} en ${year} et aujourd’hui`,
  populationsOf: (places: string): string => `${places}${nbsp}: populations municipales`,
  populationOf: (name: string): string => `${name}${nbsp}: population municipale`,
  populationOfYear: (places: string, year: number): string =>
    `${places}${nbsp}: population municipale en ${year}`,
  territoriesOf: (places: string, withRegions: boolean, withGroupings: boolean): string =>
    `${places}${nbsp}: ${[
      ...(withRegions ? ['régions'] : []),
      ...(withGroupings ? ['groupements de communes'] : []),
    ].join(' et ')}`,
  coordinatesOf: (places: string): string => `${places}${nbsp}: coordonnées`,
  changeOfPopulation: (place: string): string => `${place}${nbsp}: évolution de la population`,
  inhabitantsIn: (value: number, year: number): string => `${counted(value, 'habitant')} en ${year}`,
  changeBetween: (change: string, from: number, to: number): string => `${change} de ${from} à ${to}.`,
  percentage,
  rankAmong: (place: string, places: string, year: number): string =>
    `${place} parmi ${uncapitalised(places)}, en ${year}`,
  rankInWords: (rank: number, of: number, year: number, count: number): string =>
    `${rank === 1 ? '1er' : `${rank}e`} rang sur ${of} par la population municipale de ${year}${nbsp}: ${counted(count, 'habitant')}.`,
  onTheMap: (places: string): string => `${places} sur la carte`,
  amongPlaces: (place: string, places: string): string => `${place} parmi ${uncapitalised(places)}`,
  mapShows: (places: readonly string[]): string => `Carte de France où un point marque ${listed(places)}.`,
  mapShowsMany: (places: number): string =>
    `Carte de France où un point marque chacun des ${places} lieux situés en métropole.`,
  closeUpShows: (places: readonly string[]): string => `Un encart agrandi sépare ${listed(places)}.`,
  insetShows: (places: readonly string[]): string => `Un encart montre, outre-mer, ${listed(places)}.`,
  withoutCoordinates: (places: readonly string[]): string =>
    `Sans coordonnées connues${nbsp}: ${listed(places)}.`,

  // Interviews
  study: 'étude',
  spheresMet: (title: string): string => `${title}${nbsp}: les sphères rencontrées`,
  spheresInWords: (centre: string, spheres: readonly string[]): string =>
    `Autour de ${quoted(centre)}, ${spheres.length} cercles de même taille${nbsp}: ${listed(spheres)}.`,
  peopleBySphere: 'Les personnes rencontrées, par sphère',
  sphere: 'Sphère',
  people: 'Personnes',
  noFurtherDetail: 'Sans autre précision',
  interviews: (phrase: string, many: number): string =>
    `${phrase}${nbsp}${many > 1 ? 'entretiens' : 'entretien'}`,
  interviewsLabel: (many: number): string => (many > 1 ? 'entretiens' : 'entretien'),
  sourcesDiffer: 'Les sources diffèrent.',
  elsewhere: (title: string): string => ` – ailleurs${nbsp}: ${quoted(title)} `,

  // History
  chronology: (from: number, to: number): string =>
    from === to ? `Chronologie, ${from}` : `Chronologie, de ${from} à ${to}`,
  timelineInWords: (facts: number, oldest: string, newest: string): string =>
    `Ligne du temps où ${facts > 1 ? `sont placés ${facts} faits, du plus ancien (${oldest}) au plus récent (${newest})` : `est placé un fait (${oldest})`}. Les numéros renvoient au tableau, qui les énonce dans le même ordre.`,
  factNumber: 'N°',
  factDate: 'Date',
  fact: 'Fait',
  correctedReading: (reading: string): string => `Lire ${quoted(reading)}.`,
  unknownReading: 'Lecture inconnue.',
  consultedOn: (day: string): string => `Consulté le ${day}.`,
  natures: { substance: 'fond', form: 'forme' },
  version: (day: string, nature: string, summary: string): string => `${day} (${nature})${nbsp}: ${summary}`,

  // Files
  download: {
    pdf: `Télécharger l’${webEdition}`,
    epub: `Télécharger l’${webEdition} pour liseuse`,
  },
  originalIsAbsent: (year: number): string => `L’original de ${year} n’est pas disponible.`,
  tagged: 'balisé pour l’accessibilité',
  untagged: 'non balisé pour l’accessibilité',
  scanned: 'numérisé, sans texte',
  pages: (value: number): string => counted(value, 'page'),
  versionLabel: 'Version',
  contentFingerprint: 'Empreinte du contenu (SHA-256)',
  fingerprintOfText: 'Empreinte du texte (SHA-256)',
  checksums:
    'Ces empreintes sont en SHA-256. Cette commande, lancée dans le dossier où des fichiers sont enregistrés, vérifie tous ceux qui s’y trouvent',
  checksumsOnMac: { before: 'sous macOS, ', between: ' remplace ' },
  checksumsAreOnSite:
    'Les empreintes des fichiers sont données sur la page du site, et non dans ce document.',

  // Citing
  whatIsCited: `Deux choses se citent, et ne se confondent pas${nbsp}: la publication elle-même, et cette ${webEdition}, faite d’après elle. Un clic sur une référence la sélectionne tout entière.`,
  publicationOf: (day: string): string => `La publication, ${day}`,
  forTheWork: 'Pour l’ouvrage lui-même.',
  fileIsNotHere: `Son fichier n’est pas fourni ici${nbsp}: l’adresse donnée est celle de sa présentation.`,
  thisWebEdition: `Cette ${webEdition}`,
  forThisWebEdition: `Pour ce qui se lit ici${nbsp}: les textes du site, et le PDF et l’EPUB recomposés à partir d’eux. Sa date est celle de sa dernière version.`,
  forReferenceManagers: 'Pour un logiciel de bibliographie',
  referencesMadeBy: {
    before: 'Références composées par ',
    after: `, sous licence CPAL${nbsp}1.0, avec des styles sous licence CC BY-SA${nbsp}3.0.`,
  },
  otherStyles: `Autres styles, logiciels de bibliographie, et comment citer cette ${webEdition}`,
  otherStylesAndFiles: 'Autres styles, et fichiers pour les logiciels de bibliographie',
  citingDescription: (title: string): string =>
    `Les références de ${quoted(title)} et de son ${webEdition}, en ISO 690, APA et Chicago, et pour les logiciels de bibliographie.`,

  editionOf: (title: string, publisher: string, day: string): string =>
    `${title} : ${webEdition} d’après la publication (${publisher}, ${day})`,
  attachedPdf: (edition: string): string =>
    `Le PDF joint est une ${webEdition}, recomposée d’après la publication ; ce n’est pas un fac-similé. Il se cite à part : ${edition}.`,
  styles: { 'iso-690': 'ISO 690', apa: 'APA, 7e édition', chicago: 'Chicago, 17e édition' },

  // Passages
  passage: (paragraph: number): string => `Paragraphe${nbsp}${paragraph}`,
  withdrawnPassage: (paragraph: number): string => `Paragraphe${nbsp}${paragraph} (retiré)`,
  passageDescription: (paragraph: number, title: string): string =>
    `Citer le paragraphe${nbsp}${paragraph} de l’${webEdition} de ${quoted(title)}.`,
  readInPlace: 'Lire ce passage à sa place',
  inPage: (page: string): string => `dans ${quoted(page)}`,
  inPart: (part: string): string => `à ${quoted(part)}`,
  underHeading: (heading: string): string => `sous le titre ${quoted(heading)}`,
  citePassageTitle: 'Citer ce passage',
  passageIsOfWebEdition: `Ces mots sont ceux de l’${webEdition}, et non ceux de la publication.`,
  citeWorkItself: 'Citer la publication elle-même',
  citeWork: 'Citer la publication',
  withdrawn: `Ce passage a été retiré de l’${webEdition}`,
  withdrawnOn: ' le ',
  numberIsKept: 'Son numéro n’est donné à aucun autre.',
  versionsAreTold: { before: 'La page ', after: ' retrace les versions du site.' },
  about: 'À propos',
  itSaid: `Il disait${nbsp}:`,

  // Files that hold the whole
  cover: 'Couverture',
  cardInWords: (kind: string, title: string, publisher: string, day: string, hasMap: boolean): string =>
    `${kind}${nbsp}: ${title}. ${publisher}, ${uncapitalised(day)}${hasMap ? ', avec la carte de France où sont marqués les lieux étudiés' : ''}.`,
  coverOf: (description: string): string => `Couverture${nbsp}: ${description}`,
  titlePage: 'Page de titre',
  bodyBegins: 'Début du texte',
  bookAccessibility: (hasDrawings: boolean): string =>
    `Le texte se lit en entier sans l’image${nbsp}: titres hiérarchisés, sommaire, ordre de lecture, notes liées à leurs appels, langue indiquée, mots étrangers compris. Taille, police et couleurs se règlent librement. Aucune conformité à une norme n’a été certifiée.${
      hasDrawings
        ? ' Chaque graphique a un titre et une description, et le texte ou un tableau donne les mêmes données.'
        : ''
    }`,
  landmarks: 'Repères',
  recomposedEdition: 'Édition web recomposée',
  aboutThisDocument: 'À propos de ce document',
  notAFacsimile: 'Ce document est une édition web recomposée, et non un fac-similé.',
  howItIsMade:
    ' Il est composé à partir des textes du site de la publication. Sa mise en page et sa pagination lui sont propres',
  citedByParagraph: `${nbsp}: on cite un passage par le numéro de son paragraphe, le même sur le site, dans le PDF et dans l’EPUB, et non par une page.`,
  recomposedDescription: (abstract: string): string =>
    `Édition web recomposée, et non un fac-similé. ${abstract}`,
  originalIsNotOnSite: (year: number): string =>
    `Le document d’origine, de ${year}, n’est pas disponible sur le site.`,
  originalCanBeDownloaded: (details: string) => ({
    before: `Le document d’origine (${details}) `,
    linked: 'se télécharge sur le site',
  }),
  title: 'Titre',
  series: 'Collection',
  publicationDate: 'Date de publication',
  authors: (many: number): string => (many > 1 ? 'Auteurs' : 'Auteur'),
  publisher: 'Éditeur',
  keywords: 'Mots-clés',
  toCiteWork: 'Pour citer la publication',
  toCiteEdition: 'Pour citer cette édition',
  textVersion: 'Version du texte',
  publicationSite: 'Site de la publication',
  versionsFeed: (title: string): string => `${title}${nbsp}: versions`,
}
