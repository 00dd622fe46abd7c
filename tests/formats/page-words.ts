import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { InterviewsPage } from '../../app/_views/interviews-page'
import { PartnersPage } from '../../app/_views/partners-page'
import { PlacePage } from '../../app/_views/place-page'
import { PlacesPage } from '../../app/_views/places-page'
import { Presentation } from '../../app/_views/presentation'
import { TextPage } from '../../app/_views/text-page'
import { parseHtml } from '../../lib/edition/html-tree'
import type { Publication } from '../../lib/publication'
import { publicationPages } from '../../lib/site'
import { htmlWords } from './html-words'
import type { Words } from './plain'

/** The words of the pages that belong to the publication, in reading order. */
export function pageWords(publication: Publication): Words {
  const read = pages(publication).map((page) => htmlWords(parseHtml(renderToStaticMarkup(page))))
  return { text: read.map(({ text }) => text).join(' '), notes: read.flatMap(({ notes }) => notes) }
}

function pages(publication: Publication): ReactElement[] {
  const { places, interviews, partners } = publication
  return [
    createElement(Presentation, { publication }),
    ...(places
      ? [
          createElement(PlacesPage, { publication, places }),
          ...places.list.map((place) => createElement(PlacePage, { publication, place })),
        ]
      : []),
    ...(interviews ? [createElement(InterviewsPage, { publication, interviews })] : []),
    ...(partners ? [createElement(PartnersPage, { publication, partners })] : []),
    ...publicationPages(publication).map((page) => createElement(TextPage, { publication, page })),
  ]
}
