import { x } from 'xastscript'
import { paths, versionAnchor } from '../addresses'
import { plainText } from '../citation/plain-text'
import { words } from '../language'
import { type Download, isCitationFile } from '../offered'
import { currentVersion, isoDate, type Publication, type Version } from '../publication'
import { xmlText } from '../xml-text'

/**
 * The Atom feed (RFC 4287): one entry per dated version of the text, newest first. The newest has the files to
 * read as enclosures: the files of older versions are no longer at these addresses.
 */
export function feed(publication: Publication, downloads: readonly Download[], siteUrl: string): string {
  const { shortTitle, abstract, versions } = publication
  const current = currentVersion(publication)
  const texts = downloads.filter((download) => !isCitationFile(download))
  const root = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': words.language }, [
    x('id', `${siteUrl}${paths.home}`),
    x('title', plainText(shortTitle)),
    x('subtitle', plainText(abstract)),
    x('updated', timestamp(current)),
    link('self', `${siteUrl}${paths.feed}`, { type: 'application/atom+xml' }),
    link('alternate', `${siteUrl}${paths.home}`, { type: 'text/html' }),
    // The format asks for one. The words of the versions are this edition's own, whose editor is not known.
    x('author', [x('name', plainText(`${shortTitle} – ${words.webEdition}`))]),
    ...versions.map((version) => entry(publication, version, siteUrl, version === current ? texts : [])),
  ])
  return xmlText(root)
}

function entry(publication: Publication, version: Version, siteUrl: string, enclosures: readonly Download[]) {
  const address = `${siteUrl}${paths.about}#${versionAnchor(publication, version)}`
  return x('entry', [
    x('id', address),
    x('title', plainText(version.summary)),
    x('published', timestamp(version)),
    x('updated', timestamp(version)),
    x('category', { term: words.natures[version.nature] }),
    link('alternate', address, { type: 'text/html' }),
    ...enclosures.map(({ path, mediaType, length, fileName }) =>
      link('enclosure', `${siteUrl}${path}`, {
        type: mediaType,
        length: String(length),
        title: plainText(fileName),
      }),
    ),
    x('content', { type: 'xhtml' }, [
      x('div', { xmlns: 'http://www.w3.org/1999/xhtml' }, [
        x('p', plainText(version.summary)),
        ...(version.changes.length > 0 ? [x('ul', version.changes.map(change))] : []),
      ]),
    ]),
  ])
}

function change({ before, after }: Version['changes'][number]) {
  return x('li', [
    ...(before ? [x('del', plainText(before))] : []),
    ...(before && after ? [' '] : []),
    ...(after ? [x('ins', plainText(after))] : []),
  ])
}

function link(rel: string, href: string, more: Readonly<Record<string, string>>) {
  return x('link', { rel, href, ...more })
}

/** A version is dated to the day; the feed's format wants a moment of it. */
function timestamp({ date }: Version): string {
  return `${isoDate(date)}T00:00:00Z`
}
