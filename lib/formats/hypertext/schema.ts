import type { Schema } from 'hast-util-sanitize'

/** An anchor of the document, an address of the site or of a file of the book, or of the web. */
const href = 'href'
/** Pictures come from the site itself, or from the book. */
const src: [string, RegExp] = ['src', /^\/?images\/[\w.-]+$|^[\w.-]+$/]

/** How drawings look where no stylesheet reaches them. */
const paint = [
  ...['fill', 'fillOpacity', 'stroke', 'strokeWidth', 'strokeOpacity', 'strokeLineCap', 'strokeLineJoin'],
  'className',
]
const type = ['fontFamily', 'fontSize', 'fontWeight', 'textAnchor']

/** The elements of HTML that nodes become, and their attributes. */
const html: Readonly<Record<string, NonNullable<Schema['attributes']>[string]>> = {
  section: ['ariaLabelledBy', ['className', 'whole', 'notes'], 'epub:type'],
  header: [['className', 'cover']],
  nav: ['ariaLabelledBy', ['className', 'contents']],
  div: [
    [
      'className',
      ...['prose', 'opening', 'annotated', 'side-notes', 'beside', 'printed', 'motif', 'table', 'rows'],
    ],
    ['role', 'group', 'note'],
    ['tabIndex', 0],
    'ariaLabel',
    'ariaLabelledBy',
  ],
  aside: ['epub:type', ['role', 'doc-footnote']],
  h1: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  p: [['className', 'abstract', 'remark', 'role', 'counts', 'reference', 'kind', 'imprint', 'mention']],
  ul: [['className', 'cards', 'multiples', 'plain', 'inline', 'files', 'figures']],
  ol: ['start', 'reversed', ['className', 'cards', 'plain', 'inline', 'files', 'versions']],
  li: [['className', 'task']],
  blockquote: ['cite'],
  pre: [['className', 'reference']],
  code: [['className', 'fingerprint']],
  hr: [],
  table: [['className', 'rows', 'wide']],
  caption: [],
  thead: [],
  tbody: [],
  tr: [],
  th: [
    ['scope', 'col', 'row'],
    ['className', 'center', 'right'],
  ],
  td: [['className', 'center', 'right'], 'dataColumn'],
  dl: [['className', 'facts', 'source-list']],
  dt: [],
  dd: [['className', 'side-notes']],
  figure: [['className', 'figure']],
  figcaption: [],
  details: [['className', 'fold']],
  summary: [],
  img: [src, 'alt', 'width', 'height'],
  a: [
    href,
    'download',
    'ariaLabel',
    ['className', 'passage-number', 'note-call', 'address'],
    'epub:type',
    ['role', 'doc-noteref', 'doc-backlink'],
    // In drawings, the page on which they are shown.
    ['ariaCurrent', 'page'],
  ],
  b: [],
  em: [],
  strong: [],
  del: [],
  ins: [],
  cite: [],
  sup: [],
  br: [],
  time: ['dateTime'],
  span: [
    'lang',
    ['ariaHidden', 'true'],
    ['className', 'sources', 'address', 'key-figure', 'remark', 'visually-hidden'],
  ],
}

/** The elements of drawings. */
const svg: typeof html = {
  svg: [
    ...['xmlns', 'viewBox', 'ariaLabelledBy', 'ariaDescribedBy', ...paint],
    ['role', 'img', 'group'],
    ['ariaHidden', 'true'],
  ],
  title: [],
  desc: [],
  g: ['transform', ...paint],
  path: ['d', ...paint],
  circle: ['cx', 'cy', 'r', ...paint],
  rect: ['x', 'y', 'width', 'height', 'rx', ...paint],
  line: ['x1', 'y1', 'x2', 'y2', ...paint],
  polyline: ['points', ...paint],
  text: ['x', 'y', ...paint, ...type],
  tspan: ['x', 'y', ...paint, ...type],
}

/**
 * What the handlers write, and nothing else: an element that is not listed is taken away and its words stay, an attribute
 * is taken away. So a fault in them, or in what they are given, lets neither script nor style nor a foreign address through.
 */
export const schema: Schema = {
  tagNames: [...Object.keys(html), ...Object.keys(svg)],
  attributes: { '*': ['id'], ...html, ...svg },
  protocols: { href: ['http', 'https', 'mailto'], cite: ['http', 'https'] },
  ancestors: Object.fromEntries(
    Object.keys(svg).flatMap((name) => (name === 'svg' ? [] : [[name, ['svg']]])),
  ),
  clobber: [],
  required: {},
  strip: ['script', 'style'],
}
