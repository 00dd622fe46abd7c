import type { Book, BookPart } from '../../../lib/document/book'
import type { Block, Document, Inline, Table } from '../../../lib/document/nodes'
import { nodesIn } from '../../../lib/document/nodes-in'
import { bookWith, call, documentWith, frozen, note, paragraph, words } from '../documents'

/* What is too long, too wide or too high for a page, each word of it to be found again. */

const count = (length: number): number[] => Array.from({ length }, (_, index) => index + 1)

/** Sentences in which each has a word that no other has. */
const sentences = (length: number, name: string): string =>
  count(length)
    .map(
      (number) =>
        `La phrase ${name}-${number} est assez longue pour remplir la case et pour dépasser la page.`,
    )
    .join(' ')

const longWord = 'anticonstitutionnellement'
const hexadecimal = (length: number): string => '0123456789abcdef'.repeat(length)
const path = `/usr/share/${count(9)
  .map((step) => `chemin${step}/sans/espace/`)
  .join('')}fin.txt`
const address = `https://www.exemple.fr/${count(14)
  .map((step) => `chemin-tres-long-${step}/`)
  .join('')}fin.html?param=${'x'.repeat(120)}`

const heading = (...children: (string | Inline)[]): Block => ({
  type: 'heading',
  depth: 2,
  children: children.flatMap((child) => (typeof child === 'string' ? words(child) : [child])),
})

function table(titles: readonly string[], rows: readonly (readonly string[])[]): Table {
  return {
    type: 'table',
    hasRowHeads: false,
    columns: titles.map((title) => ({ title: words(title) })),
    rows: rows.map((row) => row.map(words)),
  }
}

const notes: Document = documentWith(
  [
    heading('Méthode', call(1), ' et terrain'),
    paragraph('Une phrase', call(2), ' et une autre', call(2, 1), '.'),
    {
      ...table(
        ['Année', 'Habitants'],
        count(90).map((row) => [`Année ${1930 + row}`, `${row} 000 habitants`]),
      ),
      columns: [{ title: [...words('Année'), call(3)] }, { title: words('Habitants') }],
    },
    paragraph('Une phrase', call(4), ' dont la note en appelle une autre, puis une dernière', call(6), '.'),
    {
      ...table(['Ville', 'Remarque'], [['Valmont', 'une remarque']]),
      id: '_legende',
      caption: [...words('Une légende'), call(7)],
    },
  ],
  {
    address: '/notes',
    title: 'Des notes',
    notes: [
      note(1, 1, paragraph('Note du titre.')),
      note(2, 2, paragraph('Note appelée deux fois.')),
      note(3, 1, paragraph('Note d’une tête de tableau.')),
      note(4, 1, paragraph('Note d’une note', call(5), '.')),
      note(5, 1, paragraph('Note au second degré.')),
      note(6, 1, paragraph('Note qui cite une adresse : ', { type: 'address', url: address })),
      note(7, 1, paragraph('Note d’une légende.')),
    ],
  },
)

const named = (length: number, name: string): string[] => count(length).map((number) => `${name} ${number}`)

const tables: Document = documentWith(
  [
    heading('Une case plus haute que la page'),
    table(
      ['Première', 'Seconde'],
      [
        [sentences(90, 'haute'), 'courte'],
        ['La rangée suivante', 'reste entière'],
      ],
    ),
    ...count(4).flatMap((number) => [
      heading(`Un tableau de ${number * 10} rangées`),
      table(
        ['Rang', 'Valeur'],
        count(number * 10).map((row) => [`rangée-${number}-${row}`, `valeur-${number}-${row}`]),
      ),
    ]),
    heading('Huit colonnes'),
    table(
      named(8, 'Colonne'),
      count(40).map((row) => named(8, `Colonne, case ${row},`)),
    ),
    heading('Quatorze colonnes'),
    table(named(14, 'Colonne'), [
      count(14).map((column) => `${longWord} ${column}`),
      count(14).map((column) => String(column * 12_345)),
    ]),
    heading('Trente colonnes dont on ne sait que les noms'),
    table(named(30, 'Intitulé'), []),
    heading('Des adresses dans un tableau'),
    table(['Adresse', 'Empreinte', 'Remarque'], [[address, hexadecimal(4), sentences(2, 'remarque')]]),
    {
      type: 'quote',
      children: [
        paragraph('Un tableau dans une citation, où la page ne peut pas être tournée.'),
        table(named(9, 'Neuf'), [count(9).map((column) => `${longWord} ${column}`)]),
      ],
    },
  ],
  { address: '/tableaux', title: 'Des tableaux' },
)

const lines: Document = documentWith(
  [
    heading(`Un titre qui porte ${longWord.repeat(2)} et ${path}`),
    paragraph(`Mot : ${longWord.repeat(12)} fin. Adresse : ${address} suite.`),
    paragraph({ type: 'inlineCode', value: 'code_sans_espace_'.repeat(15) }, ' puis du texte.'),
    paragraph(
      'Très-long-mot-composé-avec-beaucoup-de-traits-d’union-qui-ne-finit-pas-avant-la-marge-droite-de-la-page.',
      ` Hexadécimal ${hexadecimal(6)}. Chemin ${path}.`,
    ),
    { type: 'code', value: `commande --option=${'valeur'.repeat(40)}\n  ${path} ${hexadecimal(8)}` },
    {
      type: 'list',
      ordered: false,
      spread: false,
      children: [
        { type: 'listItem', checked: true, children: [paragraph(`Fait : ${address}`)] },
        { type: 'listItem', checked: false, children: [paragraph(`À faire : ${longWord.repeat(6)}`)] },
        { type: 'listItem', children: [paragraph(sentences(70, 'point'))] },
      ],
    },
    {
      type: 'facts',
      children: [
        { term: words(`Empreinte ${hexadecimal(3)}`), children: words(sentences(60, 'fait')) },
        { term: words('Suite'), children: [{ type: 'address', url: address }] },
      ],
    },
    { type: 'reference', children: words(sentences(60, 'référence')) },
    { type: 'code', value: named(90, 'ligne').join('\n') },
    {
      type: 'picture',
      file: 'images/carre.png',
      alternative: 'Un carré rouge',
      width: 200,
      height: 4000,
      caption: words(sentences(50, 'légende')),
    },
  ],
  { address: '/lignes', title: 'Des lignes trop longues' },
)

/** A short card, but for a table that turns the page. */
const wideCard = documentWith(
  [table(named(9, 'En l’année'), [count(9).map((column) => `établissements scolaires ${column}`)])],
  { address: '/fiches/large', title: 'Une fiche large' },
)

/** A card with few letters on many lines, and a pair of which one is higher than a page. */
const longCard = documentWith(
  [
    {
      type: 'list',
      ordered: true,
      reversed: true,
      spread: false,
      children: count(200).map((item) => ({ type: 'listItem', children: [paragraph(`n${item}`)] })),
    },
    {
      type: 'group',
      role: 'pair',
      children: [paragraph(sentences(80, 'côte')), paragraph('À côté.')],
    },
  ],
  { address: '/fiches/longue', title: 'Une fiche longue' },
)

/** A part that begins with a table for which the page is turned. */
const wideAtOnce = documentWith(wideCard.children, { address: '/large', title: 'Une partie large' })

const bare = (document: Document): BookPart => ({ document, children: [] })

export const overlongBook: Book = frozen({
  ...bookWith(notes, tables, lines, wideAtOnce),
  parts: [
    ...[notes, tables, lines, wideAtOnce].map(bare),
    {
      document: documentWith([], { address: '/fiches', title: 'Des fiches' }),
      children: [wideCard, longCard].map(bare),
    },
  ],
})

/** All that the documents of the book say, piece by piece. */
export function saidIn(book: Book): string[] {
  const documentsOf = ({ document, children }: BookPart): Document[] => [
    document,
    ...children.flatMap(documentsOf),
  ]
  return book.parts.flatMap(documentsOf).flatMap((document) => [
    document.title,
    ...nodesIn([...document.children, ...document.notes.flatMap(({ children }) => children)]).flatMap(
      (node) => {
        if (node.type === 'address') return [node.url]
        return node.type === 'text' || node.type === 'code' || node.type === 'inlineCode' ? [node.value] : []
      },
    ),
  ])
}
