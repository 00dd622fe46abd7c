import type { Book } from '../../lib/document/book'
import type { Block, Document, Inline, Node, Note } from '../../lib/document/nodes'
import type { Figure } from '../../lib/figures/figure'
import { element, part, text } from '../../lib/figures/svg'

/* Documents written by hand, for the formats that show them. */

/** An object and all that it holds, which nothing can change any more. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

export function documentWith(
  children: readonly Block[],
  { address = '/essai', title = 'Un essai', notes = [] }: Partial<Omit<Document, 'children'>> = {},
): Document {
  return frozen({ type: 'document', address, title, children, notes })
}

export const words = (value: string): Inline[] => [{ type: 'text', value }]

export const paragraph = (...children: (string | Inline)[]): Block => ({
  type: 'paragraph',
  children: children.flatMap((child) => (typeof child === 'string' ? words(child) : [child])),
})

export function section(id: string, title: string, ...children: Block[]): Block {
  return {
    type: 'section',
    children: [{ type: 'heading', depth: 2, id, children: words(title) }, ...children],
  }
}

export const note = (number: number, calls: number, ...children: Block[]): Note => ({
  number,
  id: `_note-${number}`,
  callIds: Array.from({ length: calls }, (_, index) => `_appel-${number}${index > 0 ? `-${index + 1}` : ''}`),
  children,
})

export const call = (number: number, index = 0): Inline => ({ type: 'noteCall', number, index })

/** A drawing of one bar, which is a link; its table says what it shows. */
export const figure: Figure = frozen({
  name: 'barres',
  title: 'Les entretiens, en barres',
  description: 'Une barre pour Besançon.',
  width: 600,
  height: 40,
  isInteractive: true,
  content: [
    element('a', { href: '/villes/besancon', 'aria-label': 'Besançon' }, [
      part('bar', 'rect', { x: 0, y: 0, width: 350, height: 30, rx: 2 }),
      text('name', [4, 20], 'Besançon'),
    ]),
  ],
  table: {
    caption: 'Les entretiens de Besançon',
    columns: [{ title: 'Ville' }, { title: 'Entretiens', isNumber: true }],
    rows: [[{ text: 'Besançon', path: '/villes/besancon' }, { text: '50' }]],
  },
})

const picture = { file: 'images/carre.png', width: 2, height: 2 } as const

/** One node of each type: a type that is forgotten here does not compile. `says` are the words that every format shows. */
export const samples: {
  readonly [Type in Node['type']]: {
    readonly node: Extract<Node, { readonly type: Type }>
    readonly says: readonly string[]
  }
} = frozen({
  paragraph: {
    node: { type: 'paragraph', number: 7, children: words('Le septième paragraphe.') },
    says: ['7', 'Le septième paragraphe.'],
  },
  heading: {
    node: { type: 'heading', depth: 3, id: 'titre', children: words('Un titre') },
    says: ['Un titre'],
  },
  section: {
    node: {
      type: 'section',
      role: 'whole',
      children: [{ type: 'heading', depth: 2, id: '_large', children: words('Côte à côte') }],
    },
    says: ['Côte à côte'],
  },
  list: {
    node: {
      type: 'list',
      ordered: true,
      start: 3,
      spread: false,
      children: [{ type: 'listItem', children: [paragraph('Le troisième point')] }],
    },
    says: ['Le troisième point'],
  },
  listItem: {
    node: { type: 'listItem', id: '_point', checked: true, children: [paragraph('Relire les sources')] },
    says: ['☑', 'Relire les sources'],
  },
  quote: {
    node: { type: 'quote', cite: '/a-propos#p3', children: [paragraph('Des mots rapportés.')] },
    says: ['Des mots rapportés.'],
  },
  code: { node: { type: 'code', value: 'sha256sum --check <<FIN' }, says: ['sha256sum --check <<FIN'] },
  thematicBreak: { node: { type: 'thematicBreak' }, says: [] },
  table: {
    node: {
      type: 'table',
      id: '_table',
      caption: words('Deux colonnes'),
      hasRowHeads: true,
      columns: [{ title: words('Ville') }, { title: words('Population'), align: 'right' }],
      rows: [[words('Valmont'), words('12 345')]],
    },
    says: ['Deux colonnes', 'Ville', 'Population', 'Valmont', '12 345'],
  },
  facts: {
    node: {
      type: 'facts',
      role: 'corrections',
      children: [{ id: '_faute', term: words('« Valmon »'), children: words('Lire « Valmont ».') }],
    },
    says: ['« Valmon »', 'Lire « Valmont ».'],
  },
  picture: {
    node: { type: 'picture', ...picture, alternative: 'Un carré', caption: words('Le carré rouge') },
    says: ['Le carré rouge'],
  },
  figure: {
    node: { type: 'figure', figure, data: 'folded' },
    says: [figure.title, figure.table.caption, '50'],
  },
  multiples: {
    node: {
      type: 'multiples',
      children: [
        {
          title: words('Strasbourg'),
          figure: { ...figure, name: 'petit' },
          remarks: [words('Alsace, puis Grand Est')],
        },
      ],
    },
    says: ['Strasbourg', 'Alsace, puis Grand Est'],
  },
  reference: {
    node: { type: 'reference', children: words('Odas. Les villes et le lien social.') },
    says: ['Odas. Les villes et le lien social.'],
  },
  titlePage: {
    node: {
      type: 'titlePage',
      kind: 'Publication – Cahier d’essai',
      title: { before: 'Développement social', main: 'La ville ensemble', after: 'un essai' },
      authors: ['Jeanne Martin'],
      date: words('Juin 2013'),
      publisher: 'Observatoire d’essai',
      mention: 'Édition web recomposée',
      keyFigures: [{ number: '7', label: 'villes', url: '/villes' }],
      ornament: { width: 10, height: 10, content: [part('dot', 'circle', { cx: 1, cy: 1, r: 1 })] },
    },
    says: [
      'Publication – Cahier d’essai',
      'Développement social',
      'La ville ensemble',
      'un essai',
      'Jeanne Martin',
      'Juin 2013',
      'Observatoire d’essai',
    ],
  },
  group: {
    node: { type: 'group', role: 'aside', children: [paragraph('À côté du texte.')] },
    says: ['À côté du texte.'],
  },
  text: { node: { type: 'text', value: 'des mots simples' }, says: ['des mots simples'] },
  emphasis: { node: { type: 'emphasis', children: words('appuyés') }, says: ['appuyés'] },
  strong: { node: { type: 'strong', children: words('en gras') }, says: ['en gras'] },
  delete: { node: { type: 'delete', children: words('retirés') }, says: ['retirés'] },
  insert: { node: { type: 'insert', children: words('ajoutés') }, says: ['ajoutés'] },
  link: { node: { type: 'link', url: '/villes/besancon', children: words('la fiche') }, says: ['la fiche'] },
  image: { node: { type: 'image', ...picture, alternative: 'Un petit carré' }, says: [] },
  inlineCode: { node: { type: 'inlineCode', value: 'npm start' }, says: ['npm start'] },
  break: { node: { type: 'break' }, says: [] },
  noteCall: { node: { type: 'noteCall', number: 1, index: 0 }, says: ['1'] },
  citation: {
    node: { type: 'citation', sources: [{ key: 'P', url: '/a-propos#source-p' }] },
    says: ['[', 'P', ']'],
  },
  foreign: {
    node: { type: 'foreign', language: 'en', children: words('empowerment') },
    says: ['empowerment'],
  },
  time: { node: { type: 'time', datetime: '2013-06', children: words('juin 2013') }, says: ['juin 2013'] },
  workTitle: { node: { type: 'workTitle', children: words('Un ouvrage') }, says: ['Un ouvrage'] },
  address: {
    node: { type: 'address', url: 'https://exemple.fr/page', printed: 'exemple.fr/page' },
    says: ['exemple.fr/page'],
  },
  keyFigure: { node: { type: 'keyFigure', value: '350' }, says: ['350'] },
  aside: { node: { type: 'aside', children: words('dans le Doubs') }, says: ['dans le Doubs'] },
  spoken: { node: { type: 'spoken', value: 'Région : ' }, says: ['Région :'] },
  unspoken: { node: { type: 'unspoken', value: '→' }, says: ['→'] },
})

const isItem = (node: Node) => node.type === 'listItem'
const inlineTypes = [
  ...['text', 'emphasis', 'strong', 'delete', 'insert', 'link', 'image', 'inlineCode', 'break', 'noteCall'],
  ...['citation', 'foreign', 'time', 'workTitle', 'address', 'keyFigure', 'aside', 'spoken', 'unspoken'],
]
const isInline = (node: Node): node is Inline => inlineTypes.includes(node.type)
const isBlock = (node: Node): node is Block => !isItem(node) && !isInline(node)
const nodes = Object.values(samples).map(({ node }) => node)

/** Every type of node in one document. */
export const everyNode: Document = documentWith(
  [
    paragraph(...nodes.filter(isInline)),
    { type: 'list', ordered: false, spread: false, children: [samples.listItem.node] },
    ...nodes.filter(isBlock),
  ],
  { notes: [note(1, 1, paragraph('La note.'))] },
)

/** What a careless or hostile editor could bring as far as here, were every check before to fail. */
export const hostile: Document = documentWith(
  [
    section(
      'hostile',
      '</title><script>alert(1)</script>',
      paragraph(
        '<img src=x onerror=alert(1)> ]]> & "guillemets" \u0007',
        { type: 'link', url: 'javascript:alert(1)', children: words('un lien') },
        { type: 'link', url: 'JaVaScRiPt:alert(1)', children: words('un autre') },
        { type: 'link', url: 'data:text/html;base64,PHNjcmlwdD4=', children: words('des données') },
        { type: 'link', url: 'vbscript:x', children: words('un troisième') },
        { type: 'address', url: 'javascript:alert(2)' },
        { type: 'inlineCode', value: '<script>alert(1)</script>' },
        { type: 'foreign', language: 'en" onclick="alert(1)', children: words('mot') },
        { type: 'citation', sources: [{ key: '<b>', url: 'javascript:alert(3)' }] },
      ),
      { type: 'quote', cite: 'javascript:alert(4)', children: [paragraph('Une citation.')] },
      { type: 'code', value: ']]><!-- </pre><style>p{color:red}</style>' },
    ),
  ],
  { title: '<h2>Titre</h2>' },
)

/** A book of these documents, in order. */
export function bookWith(...documents: readonly Document[]): Book {
  return frozen({
    about: {
      title: 'Développement social : la ville ensemble',
      shortTitle: 'La ville ensemble',
      authors: ['Observatoire d’essai'],
      publisher: 'Observatoire d’essai',
      description: 'Un résumé.',
      keywords: ['ville', 'lien social'],
      language: 'fr',
      date: { year: 2026, month: 11, day: 23 },
    },
    titlePage: documentWith([samples.titlePage.node], { address: '', title: 'Page de titre' }),
    parts: documents.map((document) => ({ document, children: [] })),
    colophon: documentWith([paragraph('Ce document est une édition web recomposée.')], {
      address: '',
      title: 'À propos de ce document',
    }),
  })
}
