import { expect, test } from 'vitest'
import { parseMarkdown } from '../../lib/content/markdown'
import { proseHtml } from '../../lib/formats/html'
import { citableParagraphs, notesOf } from '../../lib/publication'

/** The HTML of a text whose paragraphs are numbered from 11, line by line. */
function html(markdown: string, from?: string): string[] {
  const { prose } = parseMarkdown('publication.md', markdown)
  for (const [index, paragraph] of citableParagraphs(prose).entries()) paragraph.data = { number: index + 11 }
  const context = { file: prose.file, notes: notesOf([prose]), pictures: [], from }
  return proseHtml(
    prose.tree.children.filter(({ type }) => type !== 'footnoteDefinition'),
    context,
  )
    .split('\n')
    .filter((line) => line !== '')
}

const link = (number: number) =>
  `<a href="/citer/p${number}" class="passage-number" aria-label="Paragraphe\u00A0${number}\u00A0: citer ce passage">${number}</a> `

test('a numbered paragraph has its anchor, and a link to its citation before its first word', () => {
  expect(html('Un paragraphe.\n\nUn *autre*.')).toEqual([
    `<p id="p11">${link(11)}Un paragraphe.</p>`,
    `<p id="p12">${link(12)}Un <em>autre</em>.</p>`,
  ])
})

test('in a list without blank lines the point itself has the anchor', () => {
  expect(html('- un\n- deux :\n  - trois')).toEqual([
    '<ul>',
    `<li id="p11">${link(11)}un</li>`,
    `<li id="p12">${link(12)}deux\u00A0:`,
    '<ul>',
    `<li id="p13">${link(13)}trois</li>`,
    '</ul>',
    '</li>',
    '</ul>',
  ])
})

test('in a list with blank lines, and in a quotation, paragraphs keep it', () => {
  expect(html('1. un\n\n   suite\n\n2. deux').join('')).toBe(
    `<ol><li><p id="p11">${link(11)}un</p><p id="p12">${link(12)}suite</p></li><li><p id="p13">${link(13)}deux</p></li></ol>`,
  )
  expect(html('> un\n>\n> deux').join('')).toBe(
    `<blockquote><p id="p11">${link(11)}un</p><p id="p12">${link(12)}deux</p></blockquote>`,
  )
})

test('no anchor is lost or repeated where a point has several paragraphs without a blank line', () => {
  const ids = html('- un\n  ***\n  deux\n- trois')
    .join('')
    .match(/id="p\d+"/g)
  expect(ids).toEqual(['id="p11"', 'id="p12"', 'id="p13"'])
})

test('what has no number is as it was', () => {
  const { prose } = parseMarkdown('publication.md', 'Un paragraphe.\n\n- un point')
  expect(proseHtml(prose.tree.children, { file: prose.file, notes: notesOf([prose]), pictures: [] })).toBe(
    '<p>Un paragraphe.</p>\n<ul>\n<li>un point</li>\n</ul>\n',
  )
})

test('on another page than its own, a link within the text leads back to it', () => {
  const markdown = '[Plus bas](#sources), [ailleurs](/villes) et [dehors](https://exemple.fr/#a).'
  expect(html(markdown, '/a-propos')[0]).toContain('<a href="/a-propos#sources">')
  expect(html(markdown, '/a-propos')[0]).toContain('<a href="/villes">')
  expect(html(markdown, '/a-propos')[0]).toContain('<a href="https://exemple.fr/#a">')
  expect(html(markdown)[0]).toContain('<a href="#sources">')
})
