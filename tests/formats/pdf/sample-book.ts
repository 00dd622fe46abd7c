import type { Block, Book, BookPart, Cell, Document, Inline, Note, Table } from '../../../lib/document'
import { heading, inline, paragraph, type Wording } from '../../../lib/document/write'

/** A document of an invented book. */
export function sampleDocument(
  address: string,
  title: string,
  children: readonly Block[],
  notes: readonly Note[] = [],
): Document {
  return { type: 'document', address, title, children, notes }
}

/** A part without parts under it. */
export function samplePart(...document: Parameters<typeof sampleDocument>): BookPart {
  return { document: sampleDocument(...document), children: [] }
}

/** A note with what it says, called so many times. */
export function sampleNote(number: number, wording: Wording, calls = 1): Note {
  const callIds = Array.from({ length: calls }, (_, index) => `_appel-${number}-${index}`)
  return { number, id: `_note-${number}`, callIds, children: [paragraph(wording)] }
}

export const callOf = (number: number, index = 0): Inline => ({ type: 'noteCall', number, index })

/** A table of plain words. */
export function sampleTable(titles: readonly Wording[], rows: readonly (readonly Wording[])[]): Table {
  return {
    type: 'table',
    hasRowHeads: false,
    columns: titles.map((title) => ({ title: inline(title) })),
    rows: rows.map((row) => row.map((cell): Cell => inline(cell))),
  }
}

/** A book with these parts. */
export function sampleBook(parts: readonly BookPart[], about: Partial<Book['about']> = {}): Book {
  return {
    about: {
      title: 'Étude inventée «\u00A0Deux villes\u00A0»',
      shortTitle: 'Deux villes',
      authors: ['Atelier d’essai'],
      publisher: 'Atelier d’essai',
      description: 'Édition web recomposée, et non un fac-similé. Un résumé inventé.',
      keywords: ['essai', 'villes', 'édition'],
      language: 'fr',
      date: { year: 2026, month: 11, day: 23 },
      ...about,
    },
    titlePage: sampleDocument('', 'Page de titre', [
      {
        type: 'titlePage',
        kind: 'Publication d’essai',
        title: { before: 'Étude inventée', main: '«\u00A0Deux villes\u00A0»' },
        authors: ['Prénom Nom d’essai'],
        date: inline('Avril 2014'),
        publisher: 'Atelier d’essai',
        mention: 'Édition web recomposée',
        keyFigures: [],
      },
    ]),
    parts,
    colophon: sampleDocument('', 'À propos de ce document', [
      paragraph('Ce document est une édition web recomposée, et non un fac-similé.'),
      {
        type: 'facts',
        children: [
          { term: inline('Titre'), children: inline('Étude inventée') },
          {
            term: inline('Site de la publication'),
            children: [{ type: 'address', url: 'https://publication.example/' }],
          },
        ],
      },
    ]),
  }
}

const sentence = 'Une phrase assez longue dans la case, pour dépasser une page entière. '
const longWord = 'anticonstitutionnellement'
const hexadecimal = '0123456789abcdef'
const path = `/usr/share/${'un/chemin/sans/espace/'.repeat(9)}fin.txt`
const address = `https://www.exemple.fr/${'chemin-tres-long/'.repeat(14)}fin.html?param=${'x'.repeat(120)}`
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Everything that is too long, too wide or too high for a page, with the words to be found again in the file. */
export function hostileBook(): Book {
  return sampleBook([
    samplePart('/notes', 'Des notes', noteBlocks(), [
      sampleNote(1, 'Note du titre, écrite une seule fois.'),
      sampleNote(2, 'Note appelée deux fois.', 2),
      sampleNote(3, 'Note d’une tête de tableau.'),
      sampleNote(4, ['Note d’une note', callOf(5), '.']),
      sampleNote(5, 'Note au second degré.'),
      sampleNote(6, [`Note qui cite une adresse : `, { type: 'address', url: address }]),
      sampleNote(7, 'Note du titre de la légende.'),
    ]),
    samplePart('/tableaux', 'Des tableaux', tableBlocks()),
    samplePart('/lignes', 'Des lignes trop longues', lineBlocks()),
    { document: sampleDocument('/fiches', 'Des fiches', []), children: [wideCard(), longCard()] },
  ])
}

function noteBlocks(): Block[] {
  return [
    heading(2, ['Méthode', callOf(1), ' et terrain'], 'methode'),
    paragraph(['Une phrase', callOf(2), ' et une autre', callOf(2, 1), '.']),
    sampleTable(
      [['Année', callOf(3)], 'Habitants'],
      numbers(60).map((row) => [`Année ${1960 + row}`, `${row} 000 habitants`]),
    ),
    paragraph([
      'Une phrase',
      callOf(4),
      ' dont la note en appelle une autre, puis une dernière',
      callOf(6),
      '.',
    ]),
    {
      ...sampleTable(['Ville', 'Remarque'], [['Valmont', 'une remarque']]),
      id: '_legende',
      caption: inline('Une légende', callOf(7)),
    },
  ]
}

function tableBlocks(): Block[] {
  const columns = (count: number) => numbers(count).map((column) => `Colonne ${column}`)
  return [
    heading(2, 'Une case plus haute que la page'),
    sampleTable(
      ['A', 'B'],
      [
        [`${sentence.repeat(90)}Fin de la case.`, 'b'],
        ['La rangée suivante', 'bb'],
      ],
    ),
    heading(2, 'Huit colonnes'),
    sampleTable(
      columns(8),
      numbers(40).map((row) => columns(8).map((column) => `${column}, case ${row}`)),
    ),
    heading(2, 'Quatorze colonnes'),
    sampleTable(columns(14), [
      numbers(14).map(() => longWord),
      numbers(14).map((column) => String(column * 12_345)),
    ]),
    heading(2, 'Trente colonnes, dont les noms seuls sont connus'),
    sampleTable(columns(30), []),
    heading(2, 'Des adresses dans un tableau'),
    sampleTable(['Adresse', 'Empreinte', 'Remarque'], [[address, hexadecimal.repeat(4), sentence]]),
    {
      type: 'quote',
      children: [
        paragraph('Un tableau dans une citation, où la page ne peut pas être tournée.'),
        sampleTable(columns(9), [columns(9).map((column) => `${longWord} ${column}`)]),
      ],
    },
  ]
}

function lineBlocks(): Block[] {
  return [
    heading(2, `Un titre qui porte ${longWord.repeat(2)} et ${path}`),
    paragraph(`Mot : ${longWord.repeat(12)} fin. Adresse : ${address} suite.`),
    paragraph([{ type: 'inlineCode', value: 'code_sans_espace_'.repeat(15) }, ' puis du texte.']),
    paragraph(
      `Très-long-mot-composé-avec-beaucoup-de-traits-d’union-qui-ne-finit-pas-avant-la-marge-droite-de-la-page. Hexadécimal ${hexadecimal.repeat(6)}. Chemin ${path}.`,
    ),
    { type: 'code', value: `commande --option=${'valeur'.repeat(40)}\n  ${path} ${hexadecimal.repeat(8)}` },
    {
      type: 'list',
      ordered: false,
      spread: false,
      children: [
        { type: 'listItem', checked: true, children: [paragraph(`Fait : ${address}`)] },
        { type: 'listItem', checked: false, children: [paragraph(`À faire : ${longWord.repeat(6)}`)] },
        { type: 'listItem', children: [paragraph(sentence.repeat(70))] },
      ],
    },
    {
      type: 'facts',
      children: [
        { term: inline(`Empreinte ${hexadecimal.repeat(3)}`), children: inline(sentence.repeat(60)) },
      ],
    },
    { type: 'reference', children: inline(`${sentence.repeat(60)}Fin de la référence.`) },
    {
      type: 'code',
      value: numbers(90)
        .map((line) => `ligne ${line}`)
        .join('\n'),
    },
    {
      type: 'picture',
      file: 'images/carre.png',
      alternative: 'Un carré rouge',
      width: 200,
      height: 4000,
      caption: inline(`${sentence.repeat(50)}Fin de la légende.`),
    },
  ]
}

/** A short card with a table that turns the page. */
function wideCard(): BookPart {
  const titles = numbers(9).map((column) => `Année ${2000 + column}`)
  return samplePart('/fiches/large', 'Une fiche large', [
    sampleTable(titles, [titles.map((title) => `${title} : établissements`)]),
  ])
}

/** A card with far more lines than letters. */
function longCard(): BookPart {
  return samplePart('/fiches/longue', 'Une fiche longue', [
    {
      type: 'list',
      ordered: true,
      start: 400,
      reversed: true,
      spread: false,
      children: numbers(400).map((item) => ({ type: 'listItem', children: [paragraph(`n${item}`)] })),
    },
    {
      type: 'group',
      role: 'pair',
      children: [paragraph(sentence.repeat(80)), paragraph('À côté.')],
    },
  ])
}
