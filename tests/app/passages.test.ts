import { join } from 'node:path'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { PassagePage } from '../../app/_views/passage-page'
import { Versions } from '../../app/_views/versions'
import { WithdrawnPassagePage } from '../../app/_views/withdrawn-passage-page'
import { loadPublication } from '../../lib/content/load-publication'
import { type Publication, wordsOf } from '../../lib/publication'
import { type PassageOnPage, passagesOnPages } from '../../lib/site'

const fixtures = join(import.meta.dirname, '../fixtures/publications')

async function publicationOf(name: string): Promise<Publication> {
  const { publication } = await loadPublication(join(fixtures, name))
  if (!publication) throw new Error(`${name} cannot be read.`)
  return publication
}

/** The numbered paragraph of a publication that has these words. */
function passageWith(publication: Publication, words: string): PassageOnPage {
  const found = passagesOnPages(publication).find(({ passage }) => wordsOf(passage.paragraph).includes(words))
  if (!found) throw new Error(`No numbered paragraph says « ${words} ».`)
  return found
}

/** The main part of a page, as text with its markup, and ordinary spaces. */
function main(element: ReactNode): string {
  const markup = renderToStaticMarkup(element).replace(/[\u00A0\u202F]|&nbsp;/g, ' ')
  return /<main[^>]*>([\s\S]*)<\/main>/.exec(markup)?.[1] ?? ''
}

beforeAll(() => {
  vi.stubEnv('SITE_URL', 'https://bancs.example')
})

test('a passage is quoted in full, with where it stands and both references', async () => {
  const publication = await publicationOf('auteur-seul')
  const found = passageWith(publication, 'Un banc ne sert')
  const { number } = found.passage
  const markup = main(createElement(PassagePage, { publication, ...found }))
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
  const markup = main(
    createElement(PassagePage, { publication, ...passageWith(publication, 'Un banc ne sert') }),
  )
  expect(markup).toContain('href="/a-propos#source-c"')
  expect(markup).toContain('href="#_note-1"')
  expect(markup).toContain('La gardienne est aussi imaginaire que le mail.')
  expect(markup).not.toContain('Le banc vert ; les autres sont gris.')
})

test('a point of a list is quoted by itself', async () => {
  const publication = await publicationOf('auteur-seul')
  const markup = main(
    createElement(PassagePage, { publication, ...passageWith(publication, 'attendre\u00A0:') }),
  )
  expect(markup).toMatch(/<blockquote[^>]*><p>attendre :<\/p>\s*<\/blockquote>/)
})

test('a withdrawn passage says so, since when, and what it said', async () => {
  const publication = await publicationOf('auteur-seul')
  const page = (passage: Parameters<typeof WithdrawnPassagePage>[0]['passage']) =>
    main(createElement(WithdrawnPassagePage, { publication, passage }))
  const told = page({
    number: 99,
    on: { year: 2027, month: 1, day: 15 },
    words: 'Il pleuvait <trop> ce jour-là.',
  })
  expect(told).toContain('<h1>Paragraphe 99 (retiré)</h1>')
  expect(told).toContain('<time dateTime="2027-01-15">15 janvier 2027</time>')
  expect(told).toContain('Il pleuvait &lt;trop&gt; ce jour-là.')
  const silent = page({ number: 99 })
  expect(silent).toContain('Ce passage a été retiré de l’édition web. Son numéro')
  expect(silent).not.toContain('Il disait')
})

test('versions show the words before and after, and say which is which to those who do not see it', async () => {
  const publication = await publicationOf('onze-sites')
  const markup = renderToStaticMarkup(createElement(Versions, { publication })).replace(
    /[\u00A0\u202F]/g,
    ' ',
  )
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
