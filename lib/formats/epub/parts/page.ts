import { notesOf, type Page } from '../../../publication'
import { pagePath } from '../../../site'
import type { Book, Chapter } from '../book'
import { headingsOf, setNotes, setProse } from '../prose'
import { h } from '../xhtml'

/** A page of running text as a chapter. */
export function pageChapter({ slug, title, description, text }: Page, book: Book): Chapter {
  const path = pagePath({ slug })
  const setting = { ...book, path, notes: notesOf([text]), lower: 0 }
  return {
    file: `page-${slug}.xhtml`,
    title,
    path,
    type: 'chapter',
    content: [
      h('h1', {}, title),
      ...(description === undefined ? [] : [h('p', { class: 'lead' }, description)]),
      ...setProse(text, setting),
      ...setNotes(setting),
    ],
    entries: headingsOf(text),
  }
}
