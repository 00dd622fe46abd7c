import { citationRecords } from '../../../citation/record'
import { reference } from '../../../citation/reference'
import {
  authorName,
  currentVersion,
  fileSize,
  frenchDate,
  frenchNumber,
  natureNames,
  type Publication,
  type Version,
} from '../../../publication'
import { originalPath, type RecordName } from '../../../site'
import { type Code, call, keyword, sequence, words } from '../code'
import type { Composition } from '../composition'

/**
 * The second page: what this document is and is not, how to cite the publication, the version of the text, and the
 * fingerprint of what is printed.
 * @param fingerprint SHA-256, lower-case hexadecimal
 */
export function colophon(composition: Composition, fingerprint: string): Code {
  const { publication, siteUrl } = composition
  const { title, series, date, authors, publisher, keywords } = publication
  return call('colophon', [
    words('À propos de ce document'),
    [notAFacsimile, whereTheOriginalIs(publication, siteUrl)],
    [
      entry('Titre', words(title)),
      ...(series === undefined ? [] : [entry('Collection', words(series))]),
      entry('Date de publication', words(frenchDate(date))),
      entry(authors.length > 1 ? 'Auteurs' : 'Auteur', words(authors.map(authorName).join(', '))),
      entry('Éditeur', words(publisher.name)),
      ...(keywords.length === 0 ? [] : [entry('Mots-clés', words(keywords.join(', ')))]),
      entry('Pour citer la publication', citation(composition, 'work')),
      entry('Pour citer cette édition', citation(composition, 'webEdition')),
      entry('Version du texte', words(version(currentVersion(publication)))),
      entry('Empreinte du texte (SHA-256)', call('fingerprint', [fingerprint])),
    ],
  ])
}

const notAFacsimile = sequence([
  call('strong', [words('Ce document est une édition web recomposée, et non un fac-similé.')]),
  words(
    ' Il est composé à partir des textes du site de la publication. Sa mise en page et sa pagination lui sont propres\u00A0: elles ne permettent pas de citer une page du document d’origine.',
  ),
])

function whereTheOriginalIs(publication: Publication, siteUrl: string): Code {
  const { original, date } = publication
  if (!original) return words(`Le document d’origine, de ${date.year}, n’est pas disponible sur le site.`)
  const pages = `${frenchNumber(original.pages)}\u00A0page${original.pages > 1 ? 's' : ''}`
  return sequence([
    words(`Le document d’origine (PDF, ${fileSize(original.length)}, ${pages}) se télécharge ici\u00A0: `),
    address(`${siteUrl}${originalPath(publication)}`),
    words('.'),
  ])
}

/** The reference to the published work, or to the web edition, with the address at which both are presented. */
export function citation(
  { publication, siteUrl }: Pick<Composition, 'publication' | 'siteUrl'>,
  name: RecordName,
): Code {
  const record = citationRecords(publication, siteUrl)[name]
  return sequence(
    reference(record, 'iso-690').map(({ kind, text }) => {
      // The layout knows the address: what is printed stays the same text on every site.
      if (kind === 'address') return keyword('home-address')
      return kind === 'title' ? call('emph', [words(text)]) : words(text)
    }),
  )
}

/** « 23 novembre 2026 (fond) : Première mise en ligne ». */
export function version({ date, nature, summary }: Version): string {
  return `${frenchDate(date)} (${natureNames[nature]})\u00A0: ${summary}`
}

function entry(label: string, content: Code): readonly [Code, Code] {
  return [words(label), content]
}

function address(url: string): Code {
  return call('link', [url, call('address', [url])])
}
