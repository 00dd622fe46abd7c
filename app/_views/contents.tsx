import { toString as plainText } from 'mdast-util-to-string'
import { type Prose, sections } from '#lib/publication'

/** A part of a page, by the anchor of its heading. */
interface ContentsItem {
  readonly anchor: string
  readonly title: string
}

/** The parts of a text: its headings of level 2. */
export function headingsOf(text: Prose): ContentsItem[] {
  return sections(text).flatMap(({ heading }) =>
    heading ? [{ anchor: heading.data.id, title: plainText(heading) }] : [],
  )
}

/**
 * The parts of the page, each a link; nothing when there is but one. On a wide screen the stylesheet shows the heading
 * and what is folded under the summary, on a narrow one the summary alone.
 */
export function Contents({ items }: { readonly items: readonly ContentsItem[] }) {
  if (items.length < 2) return null
  return (
    <nav className="contents" aria-labelledby="_sommaire">
      <h2 id="_sommaire">Sommaire</h2>
      <details>
        <summary>Sommaire</summary>
        <ol>
          {items.map(({ anchor, title }) => (
            <li key={anchor}>
              <a href={`#${anchor}`}>{title}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}
