import type { Element } from 'xast'
import { citationRecords } from '../../../citation/record'
import { reference } from '../../../citation/reference'
import { authorName, currentVersion, fileSize, frenchDate, frenchNumber } from '../../../publication'
import { originalPath, paths, type RecordName } from '../../../site'
import type { Book, Chapter } from '../book'
import { definitions, h, siteLink } from '../xhtml'
import { versionLine } from './history'

/** The last chapter: what this book is and is not, how to cite the publication and this edition, the version of the text. */
export function colophonChapter(book: Book): Chapter {
  const { publication, siteUrl } = book
  const { title, series, date, authors, publisher, keywords } = publication
  const entries: readonly (readonly [string, readonly (string | Element)[]])[] = [
    ['Titre', [title]],
    ...(series === undefined ? [] : ([['Collection', [series]]] as const)),
    ['Date de publication', [frenchDate(date)]],
    [authors.length > 1 ? 'Auteurs' : 'Auteur', [authors.map(authorName).join(', ')]],
    ['Éditeur', [publisher.name]],
    ...(keywords.length === 0 ? [] : ([['Mots-clés', [keywords.join(', ')]]] as const)),
    ['Pour citer la publication', citation(book, 'work')],
    ['Pour citer cette édition', citation(book, 'webEdition')],
    ['Version du texte', [versionLine(currentVersion(publication))]],
    ['Site de la publication', [h('a', { class: 'address', href: `${siteUrl}${paths.home}` }, siteUrl)]],
  ]
  return {
    file: 'colophon.xhtml',
    title: 'À propos de ce livre numérique',
    type: 'colophon',
    content: [
      h('h1', {}, 'À propos de ce livre numérique'),
      h(
        'p',
        {},
        h('strong', {}, 'Ce livre est une édition web recomposée, et non un fac-similé.'),
        ' Il est fait à partir des textes du site de la publication. Il n’a pas de pages\u00A0: on cite un passage par le numéro de son paragraphe, le même sur le site et dans le PDF.',
      ),
      whereTheOriginalIs(book),
      definitions(entries.map(([label, value]) => ({ label, value }))),
    ],
  }
}

function whereTheOriginalIs({ publication }: Book): Element {
  const { original, date } = publication
  if (!original)
    return h('p', {}, `Le document d’origine, de ${date.year}, n’est pas disponible sur le site.`)
  const pages = `${frenchNumber(original.pages)}\u00A0page${original.pages > 1 ? 's' : ''}`
  return h(
    'p',
    {},
    `Le document d’origine (PDF, ${fileSize(original.length)}, ${pages}) `,
    siteLink(originalPath(publication), 'se télécharge sur le site'),
    '.',
  )
}

/** The reference to the published work, or to the web edition. */
export function citation({ publication, siteUrl }: Book, name: RecordName): (string | Element)[] {
  return reference(citationRecords(publication, siteUrl)[name], 'iso-690').map(({ kind, text }) => {
    if (kind === 'title') return h('cite', {}, text)
    return kind === 'address' ? h('a', { class: 'address', href: text }, text) : text
  })
}
