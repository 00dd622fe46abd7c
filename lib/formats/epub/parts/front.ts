import { authorName, dateLine, titleParts } from '../../../publication'
import type { Book, Chapter } from '../book'
import { h } from '../xhtml'

/** The file of the picture on the cover. */
export const coverPicture = 'couverture.png'

/** The cover: a picture, whose words stand for it where it is not seen. */
export function coverChapter(description: string): Chapter {
  return {
    file: 'couverture.xhtml',
    title: 'Couverture',
    type: 'cover',
    content: [h('img', { src: coverPicture, role: 'doc-cover', alt: `Couverture\u00A0: ${description}` })],
  }
}

/** The title page. It says at once that this is a recomposed edition. */
export function titleChapter({ publication }: Book): Chapter {
  const { kind, series, title, date, authors, publisher } = publication
  const { before, main, after } = titleParts(title)
  const small = (words: string) => h('span', {}, words)
  return {
    file: 'titre.xhtml',
    title: 'Page de titre',
    type: 'titlepage',
    content: [
      h('p', { class: 'kind' }, [kind, ...(series === undefined ? [] : [series])].join(' – ')),
      h('h1', {}, before ? [small(before), ' '] : [], main, after ? [' ', small(after)] : []),
      h('p', { class: 'imprint' }, dateLine(date)),
      h('p', {}, authors.map(authorName).join(', ')),
      h('p', {}, publisher.name),
      h('p', { class: 'mention' }, 'Édition web recomposée'),
    ],
  }
}
