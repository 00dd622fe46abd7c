import type { Element } from 'xast'
import { language } from '../../site'
import { xmlText } from '../xml-text'
import type { Chapter, Entry } from './book'
import { h } from './xhtml'

export const stylesheet = 'style.css'
const navigationTitle = 'Sommaire'
export const navigationFile = 'sommaire.xhtml'

/** What a chapter is, in the roles of DPUB-ARIA; a cover has its role on the picture, a title page none. */
const roles: Readonly<Partial<Record<Chapter['type'], string>>> = {
  chapter: 'doc-chapter',
  colophon: 'doc-colophon',
}

/** A chapter as a file of XHTML. */
export function chapterPage(chapter: Chapter, bookTitle: string): string {
  const { type, title, content } = chapter
  const section = h(
    'section',
    { 'epub:type': type, role: roles[type], class: type, 'aria-label': title },
    content,
  )
  return page(type === 'chapter' ? title : `${title} – ${bookTitle}`, [section])
}

/** The table of contents, which is also a page of the book, and the landmarks. */
export function navigationPage(chapters: readonly Chapter[], bookTitle: string): string {
  const first = chapters.find(({ type }) => type === 'chapter')
  const landmarks = [
    ...chapters.filter(({ type }) => type === 'cover' || type === 'titlepage').map(landmark),
    h('li', {}, h('a', { 'epub:type': 'toc', href: navigationFile }, navigationTitle)),
    ...(first
      ? [h('li', {}, h('a', { 'epub:type': 'bodymatter', href: first.file }, 'Début du texte'))]
      : []),
    ...chapters.filter(({ type }) => type === 'colophon').map(landmark),
  ]
  return page(`${navigationTitle} – ${bookTitle}`, [
    h(
      'nav',
      { 'epub:type': 'toc', role: 'doc-toc', 'aria-labelledby': '_sommaire' },
      h('h1', { id: '_sommaire' }, navigationTitle),
      h(
        'ol',
        {},
        chapters
          .filter(({ type, under }) => (type === 'chapter' || type === 'colophon') && under === undefined)
          .map((chapter) => contentsOf(chapter, chapters)),
      ),
    ),
    h('nav', { 'epub:type': 'landmarks', 'aria-label': 'Repères', hidden: 'hidden' }, h('ol', {}, landmarks)),
  ])
}

function landmark({ type, file, title }: Chapter): Element {
  return h('li', {}, h('a', { 'epub:type': type, href: file }, title))
}

function contentsOf(chapter: Chapter, all: readonly Chapter[]): Element {
  const { file, title, entries = [] } = chapter
  const below = [
    ...entries.map((entry) => contentsLine(entryAddress(file, entry), entry.title)),
    ...all.filter(({ under }) => under === file).map((each) => contentsOf(each, all)),
  ]
  return h('li', {}, h('a', { href: file }, title), below.length > 0 ? h('ol', {}, below) : [])
}

const contentsLine = (href: string, title: string) => h('li', {}, h('a', { href }, title))
const entryAddress = (file: string, { anchor }: Entry) => `${file}#${anchor}`

function page(title: string, body: readonly Element[]): string {
  return xmlText(
    h(
      'html',
      {
        xmlns: 'http://www.w3.org/1999/xhtml',
        'xmlns:epub': 'http://www.idpf.org/2007/ops',
        lang: language,
        'xml:lang': language,
      },
      h('head', {}, h('meta', { charset: 'utf-8' }), h('title', {}, title), [
        h('link', { rel: 'stylesheet', href: stylesheet }),
      ]),
      h('body', {}, body),
    ),
  )
}
