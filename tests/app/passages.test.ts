import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadPublication } from '../../lib/content/load-publication'
import { type Document, documentOf, passageDocument } from '../../lib/document'
import { documentHtml } from '../../lib/formats/html'
import { citedPassages, type PassageOfPart, partAt } from '../../lib/outline'
import { type Publication, wordsOf } from '../../lib/publication'

const fixtures = join(import.meta.dirname, '../fixtures/publications')

async function publicationOf(name: string): Promise<Publication> {
  const { publication } = await loadPublication(join(fixtures, name))
  if (!publication) throw new Error(`${name} cannot be read.`)
  return publication
}

const setting = (publication: Publication) =>
  ({ publication, siteUrl: 'https://bancs.example', medium: 'page' }) as const

/** The numbered paragraph of a publication that has these words. */
function passageWith(publication: Publication, words: string): PassageOfPart {
  for (const cited of citedPassages(publication).values()) {
    if ('passage' in cited && wordsOf(cited.passage.paragraph).includes(words)) return cited
  }
  throw new Error(`No numbered paragraph says « ${words} ».`)
}

/** A document as its page has it, with ordinary spaces. */
const html = (document: Document): string => documentHtml(document).replace(/[\u00A0\u202F]|&nbsp;/g, ' ')

const pageOf = (publication: Publication, words: string): string =>
  html(passageDocument(passageWith(publication, words), setting(publication)))

test('a passage is quoted in full, with where it stands and both references', async () => {
  const publication = await publicationOf('auteur-seul')
  const { number } = passageWith(publication, 'Un banc ne sert')
  const markup = pageOf(publication, 'Un banc ne sert')
  expect(markup).toContain(`<h1>Paragraphe ${number}</h1>`)
  expect(markup).toContain('« Assieds-toi, tu verras mieux ! »')
  expect(markup).toContain(`<a href="/#p${number}">Lire ce passage à sa place</a>`)
  expect(markup).toContain('sous le titre « Pourquoi compter des bancs ? »')
  expect(markup).toContain(`§ ${number}.`)
  expect(markup).toContain(`https://bancs.example/citer/p${number}`)
  expect(markup).toContain('L’ESTANG, Anne-Aurore de.')
  expect(markup).not.toContain('passage-number')
})

test('the sources that a passage cites and the notes that it calls are shown with it', async () => {
  const publication = await publicationOf('auteur-seul')
  const markup = pageOf(publication, 'Un banc ne sert')
  expect(markup).toContain('href="/a-propos#source-c"')
  expect(markup).toContain('href="#_note-1"')
  expect(markup).toContain('La gardienne est aussi imaginaire que le mail.')
  expect(markup).not.toContain('Le banc vert ; les autres sont gris.')
})

test('a point of a list is quoted by itself', async () => {
  const publication = await publicationOf('auteur-seul')
  const markup = pageOf(publication, 'attendre\u00A0:')
  expect(markup).toMatch(/<blockquote[^>]*><p>attendre :<\/p>\s*<\/blockquote>/)
})

test('a withdrawn passage says so, since when, and what it said', async () => {
  const publication = await publicationOf('auteur-seul')
  const page = (passage: Parameters<typeof passageDocument>[0]) =>
    html(passageDocument(passage, setting(publication)))
  const told = page({
    number: 99,
    on: { year: 2027, month: 1, day: 15 },
    words: 'Il pleuvait <trop> ce jour-là.',
  })
  expect(told).toContain('<h1>Paragraphe 99 (retiré)</h1>')
  expect(told).toContain('<time datetime="2027-01-15">15 janvier 2027</time>')
  expect(told).toContain('Il pleuvait &#x3C;trop> ce jour-là.')
  const silent = page({ number: 99 })
  expect(silent).toContain('Ce passage a été retiré de l’édition web. Son numéro')
  expect(silent).not.toContain('Il disait')
})

test('versions show the words before and after, and say which is which to those who do not see it', async () => {
  const publication = await publicationOf('onze-sites')
  const about = partAt(publication, '/a-propos')
  if (!about) throw new Error('The publication has no page on provenance.')
  const markup = html(documentOf(about.part, setting(publication)))
  expect(markup).toContain(
    '<del><span class="visually-hidden">supprimé : </span>Dix fontaines</del><span class="visually-hidden">, </span> <ins><span class="visually-hidden">ajouté : </span>Onze fontaines</ins>',
  )
  expect(markup).toContain('<li><ins><span class="visually-hidden">ajouté : </span>Une ligne ajoutée')
  expect(markup).toContain(
    '<li><del><span class="visually-hidden">supprimé : </span>La dixième est à sec.</del></li>',
  )
  expect(markup).toContain('(forme)')
  expect(markup).toContain('(fond)')
})
