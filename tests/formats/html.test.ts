import { describe, expect, test } from 'vitest'
import { noteAnchor, noteCallAnchor } from '../../lib/addresses'
import { parseMarkdown } from '../../lib/content/markdown'
import { type ProseContext, proseHtml } from '../../lib/formats/html'
import { notesOf, type Picture } from '../../lib/publication'

const file = 'villes/besancon.md'
const banc: Picture = { file: 'images/banc.png', mediaType: 'image/png', width: 320, height: 200 }

/** The HTML of a text, its no-break spaces made visible: `_` for U+00A0, `·` for U+202F. */
function html(markdown: string, context: Partial<ProseContext> = {}): string {
  const { prose } = parseMarkdown(file, markdown)
  const nodes = prose.tree.children.filter(({ type }) => type !== 'footnoteDefinition')
  return proseHtml(nodes, { file, notes: notesOf([prose]), pictures: [banc], ...context })
    .trim()
    .replaceAll('\u00A0', '_')
    .replaceAll('\u202F', '·')
}

describe('Markdown becomes HTML', () => {
  test.each([
    [
      'Un *mot*, un **autre**, ~~un dernier~~.',
      '<p>Un <em>mot</em>, un <strong>autre</strong>, <del>un dernier</del>.</p>',
    ],
    ['- un\n- deux', '<ul>\n<li>un</li>\n<li>deux</li>\n</ul>'],
    ['3. trois\n4. quatre', '<ol start="3">\n<li>trois</li>\n<li>quatre</li>\n</ol>'],
    ["> L'eau : 12 %", '<blockquote>\n<p>L’eau_: 12·%</p>\n</blockquote>'],
    ['`a < b`', '<p><code>a &#x3C; b</code></p>'],
    ['Une ligne\\\nune autre', '<p>Une ligne<br>\nune autre</p>'],
    ['[la page](/villes/besancon)', '<p><a href="/villes/besancon">la page</a></p>'],
    ['contact@exemple.fr', '<p><a href="mailto:contact@exemple.fr">contact@exemple.fr</a></p>'],
    ['Un :langue[lunch break]{en}.', '<p>Un <span lang="en">lunch break</span>.</p>'],
  ])('%j', (markdown, expected) => {
    expect(html(markdown)).toBe(expected)
  })

  test('a picture has its size, so that the page does not move when it comes', () => {
    expect(html('![Un banc](/images/banc.png)')).toBe(
      '<p><img src="/images/banc.png" alt="Un banc" width="320" height="200"></p>',
    )
  })

  test('a picture alone has its title as a caption', () => {
    expect(html('![Un banc](/images/banc.png "Le banc de l’étude")')).toBe(
      '<figure><img src="/images/banc.png" alt="Un banc" width="320" height="200">' +
        '<figcaption>Le banc de l’étude</figcaption></figure>',
    )
  })

  test('a source leads to the list of sources', () => {
    expect(html('Vrai :source[P, R2].')).toBe(
      '<p>Vrai <span class="sources">[' +
        '<a href="/a-propos#source-p"><span class="visually-hidden">source </span>P</a>, ' +
        '<a href="/a-propos#source-r2"><span class="visually-hidden">source </span>R2</a>]</span>.</p>',
    )
  })
})

describe('headings', () => {
  test('have the anchor of their words, without a prefix', () => {
    expect(html('## Où les sources diffèrent')).toBe(
      '<h2 id="ou-les-sources-different">Où les sources diffèrent</h2>',
    )
  })

  test('go down where the text stands under another heading, to the sixth level at most', () => {
    expect(html('## Un\n\n### Deux', { lower: 1 })).toBe('<h3 id="un">Un</h3>\n<h4 id="deux">Deux</h4>')
    expect(html('## Un', { lower: 9 })).toBe('<h6 id="un">Un</h6>')
  })

  test('say whose text they are in on a page of several', () => {
    expect(html('## Un', { within: 'villes' })).toBe('<h2 id="villes-un">Un</h2>')
  })
})

describe('notes', () => {
  const markdown = 'Un[^b], deux[^a].\n\n[^a]: A.\n\n[^b]: B.'

  test('are called by their number on the page, and lead to it', () => {
    expect(html(markdown)).toBe(
      '<p>Un<sup><a id="_appel-1" href="#_note-1" class="note-call" aria-label="Note 1">1</a></sup>, ' +
        'deux<sup><a id="_appel-2" href="#_note-2" class="note-call" aria-label="Note 2">2</a></sup>.</p>',
    )
    const [note] = notesOf([parseMarkdown(file, markdown).prose]).list
    expect(note && [noteAnchor(note), noteCallAnchor(note)]).toEqual(['_note-1', '_appel-1'])
  })

  test('have anchors that no heading can have', () => {
    expect(html('## Note 1\n\n## _note-1')).toBe(
      '<h2 id="note-1">Note 1</h2>\n<h2 id="note-1-2">_note-1</h2>',
    )
  })

  test('that are called but not known are an error, not a dead link', () => {
    expect(() => html(markdown, { notes: notesOf([]) })).toThrow(file)
  })
})

describe('tables', () => {
  test('with many columns of words, each cell says the name of its column, for screens too narrow to show it', () => {
    const markdown =
      '| Sujet | Publication :source[P] | Recherche | Ici |\n|---|---|---|---|\n| Entretiens | 350 | plus de 350 | les deux |'
    expect(html(markdown)).toContain(
      '<div class="table rows" role="group" tabindex="0" aria-label="Tableau_: Sujet, Publication [P], Recherche, Ici">',
    )
    expect(html(markdown)).toContain(
      '<td>Entretiens</td><td data-column="Publication [P]">350</td><td data-column="Recherche">plus de 350</td><td data-column="Ici">les deux</td>',
    )
  })

  const table = '| Ville | Habitants |\n|:---|---:|\n| Besançon | 116 914 |'

  test('have headed columns, alignment by class, and can be scrolled by keyboard', () => {
    expect(html(table)).toBe(
      '<div class="table" role="group" tabindex="0" aria-label="Tableau_: Ville, Habitants"><table>' +
        '<thead><tr><th scope="col">Ville</th><th scope="col" class="right">Habitants</th></tr></thead>' +
        '<tbody><tr><td>Besançon</td><td class="right">116·914</td></tr></tbody></table></div>',
    )
  })

  test('without rows have no empty body', () => {
    expect(html('| a |\n|---|')).not.toContain('<tbody>')
  })
})

describe('nothing that runs or loads from elsewhere passes', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<p onclick="alert(1)">texte</p>',
    '<svg onload=alert(1)>',
    '<iframe src="https://exemple.fr"></iframe>',
    '<style>p{color:red}</style>',
    '[un lien](javascript:alert(1))',
    '[un lien](JaVaScRiPt:alert(1))',
    '[un lien](data:text/html;base64,PHNjcmlwdD4=)',
    '[un lien](vbscript:x)',
    '<javascript:alert(1)>',
    '![texte](javascript:alert(1))',
    ':langue[mot]{onclick}',
  ])('%s', (markdown) => {
    const made = html(markdown)
    expect(made).not.toMatch(
      /<(?:script|svg|iframe|style)|\son\w+=|href="(?:javascript|data|vbscript)|style="/i,
    )
    if (!markdown.startsWith('!')) expect(made).not.toMatch(/(?:src|href)="[^/#]/)
  })

  test('what is wrong is refused by the content checks before it gets so far', () => {
    const rules = ['<b>gras</b>', '<!-- x -->'].flatMap((markdown) =>
      parseMarkdown(file, markdown).problems.map(({ rule }) => rule),
    )
    expect(rules).toEqual(['html-interdit', 'html-interdit'])
  })

  test('code that shows HTML is shown, not run', () => {
    expect(html('`<script>alert(1)</script>`')).toBe(
      '<p><code>&#x3C;script>alert(1)&#x3C;/script></code></p>',
    )
  })
})

test('a block is the page’s to render: here it is an error with its place', () => {
  expect(() => html('Un texte.\n\n::lieux')).toThrow(`${file}:3:1`)
})

test('an unknown mark is an error with its place, not dropped text', () => {
  expect(() => html('Un :important[mot].')).toThrow(`${file}:1:4`)
})
