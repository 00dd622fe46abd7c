import { notesOf } from '../../../publication'
import { paths } from '../../../site'
import type { Book, Chapter } from '../book'
import { headingsOf, setNotes, setProse } from '../prose'
import { h } from '../xhtml'

/** The abstract, then the text of the publication's own page. */
export function presentationChapter(book: Book): Chapter {
  const { abstract, text } = book.publication
  const setting = { ...book, path: paths.home, notes: notesOf([text]), lower: 0 }
  return {
    file: 'presentation.xhtml',
    title: 'Présentation',
    path: paths.home,
    type: 'chapter',
    content: [
      h('h1', {}, 'Présentation'),
      h('p', { class: 'lead' }, abstract),
      ...setProse(text, setting),
      ...setNotes(setting),
    ],
    entries: headingsOf(text),
  }
}
