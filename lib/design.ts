/*
 * The look of the publication, said once: colours, sizes of text and faces, for pages, paper, books, drawings, pictures
 * and icons. Each format writes them in its own language. After a change of the blue or the paper: `npm run icons`.
 */

/** The family of the texts. Its files: `lib/typeface/`; the name stands in app/_fonts/faces.ts too, as Next.js asks. */
export const typeface = 'Spectral'

// ---- Colours ----

/** Paper and ink by day. Every pair of text and ground has a contrast of at least 7:1 (tests/app/contrast.test.ts). */
export const day = {
  paper: '#fbf9f4',
  'paper-deep': '#f2eee4',
  ink: '#1b1a17',
  'ink-soft': '#4a463e',
  blue: '#123f7b',
  // Not for text. `line` has 3:1 on both papers, `rule` only parts.
  vermilion: '#c8371b',
  line: '#857c6b',
  rule: '#d5cebf',
} as const

/** CSS colours by the names of their custom properties. */
export type Colours = Readonly<Record<keyof typeof day, string>>

export const dark: Colours = {
  paper: '#14161a',
  'paper-deep': '#1e2126',
  ink: '#ece7dc',
  'ink-soft': '#bdb6a8',
  blue: '#a9c9f7',
  vermilion: '#ff8a66',
  line: '#868a92',
  rule: '#3a3d43',
}

export const white = '#fff'

/** Pages that a reader prints. */
const printed: Colours = {
  ...day,
  paper: white,
  'paper-deep': '#f3f1ea',
  ink: '#000',
  'ink-soft': '#333',
  rule: '#bbb',
}

/** The reader's own colours: only the roles remain. */
const forced: Colours = {
  paper: 'Canvas',
  'paper-deep': 'Canvas',
  ink: 'CanvasText',
  'ink-soft': 'CanvasText',
  blue: 'LinkText',
  vermilion: 'Highlight',
  line: 'CanvasText',
  rule: 'CanvasText',
}

/** The sheets of the PDF, and drawings on white paper. */
export const sheet: Colours = { ...day, paper: '#f8f5ed', rule: '#a39b89' }

/** Colours that can be told from white, from black and from what lies between: 4 to 1 at least, but for the hairline. */
export const anyGround = {
  blue: '#3b6fb5',
  vermilion: '#d1442a',
  hairline: 'rgba(128, 128, 128, 0.45)',
} as const

// ---- Sizes of text ----

/** From the small print of labels and tables to the title of the work. */
export type Sizes = Readonly<Record<'label' | 'text' | 'lead' | 'h3' | 'h2' | 'h1' | 'title', string>>

/** On a screen: a scale of 1.25 from the size of the text. */
const pageSizes: Sizes = {
  label: '0.9375rem',
  text: '1.1875rem',
  lead: 'clamp(1.25rem,1.1rem + 0.6vw,1.4375rem)',
  h3: '1.3125rem',
  h2: '1.8125rem',
  h1: 'clamp(2.25rem,1.6rem + 2.8vw,3.5rem)',
  title: 'clamp(2.5rem,1.5rem + 4.4vw,4.5rem)',
}

const printedSizes: Sizes = {
  label: '9pt',
  text: '10.5pt',
  lead: '12.5pt',
  h3: '11.5pt',
  h2: '15pt',
  h1: '24pt',
  title: '34pt',
}

/** On the sheets of the PDF. */
export const sheetSizes: Sizes = {
  label: '9.3pt',
  text: '11pt',
  lead: '13.2pt',
  h3: '11.5pt',
  h2: '15.5pt',
  h1: '27pt',
  title: '35pt',
}

/** In a book, whose reader chooses the size of the text. */
const bookSizes: Sizes = {
  label: '0.85em',
  text: '1em',
  lead: '1.12em',
  h3: '1.1em',
  h2: '1.35em',
  h1: '1.8em',
  title: '2.2em',
}

// ---- As custom properties of CSS ----

/** Values of CSS by the names of their custom properties, without the two hyphens. */
export type Properties = Readonly<Record<string, string>>

const sized = (sizes: Sizes): Properties =>
  Object.fromEntries(Object.entries(sizes).map(([name, size]) => [`size-${name}`, size]))

const fallbacks = ['Georgia', 'Times', 'Noto'].map((font) => `"${typeface} as ${font}"`)
const families: Properties = {
  serif: [typeface, ...fallbacks, 'Georgia', 'serif'].join(),
  sans: 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif',
}

const root = (properties: Properties): string => {
  const said = Object.entries(properties).map(([name, value]) => `--${name}:${value}`)
  return `:root{${said.join(';')}}`
}

/** What the stylesheets of pages name by `var()`, in a layer of its own below theirs. It stands in each page. */
export const pageStyle = [
  '@layer design{',
  root({ ...day, ...families, ...sized(pageSizes) }),
  `@media (prefers-color-scheme:dark){${root(dark)}}`,
  `@media (forced-colors:active){${root(forced)}}`,
  `@media print{${root({ ...printed, ...sized(printedSizes) })}}`,
  '}',
].join('')

/** What the stylesheet of books names. */
export const bookProperties: Properties = {
  ...anyGround,
  face: typeface,
  serif: `${typeface}, Georgia, serif`,
  ...sized(bookSizes),
}

/** What the preview adds to pages, in colours that are not the publication's own. */
export const previewProperties: Properties = {
  changed: 'rgb(255 214 64 / 16%)',
  'changed-edge': 'rgb(255 176 0)',
  draft: '#7a3e00',
  panel: white,
  'panel-ink': '#1b1b1b',
  'panel-deep': '#f4f2ef',
  fault: '#b3261e',
  shadow: 'rgb(0 0 0 / 35%)',
}

/**
 * A stylesheet with the values in place of the `var()` that name them: for readers that know no custom properties, and
 * for pages that have none.
 * @throws RangeError when it names one that has no value
 */
export function withValues(css: string, properties: Properties): string {
  return css.replace(/var\(--([a-z0-9-]+)\)/g, (_, name: string) => {
    const value = properties[name]
    if (value === undefined) throw new RangeError(`The design has no value for --${name}.`)
    return value
  })
}
