import type { Chapter } from './book'
import { elementsIn } from './xhtml'

/**
 * Makes the links of the chapters lead somewhere: what names a place of the site that the book has too leads there,
 * anything else of the site to the site.
 */
export function resolveLinks(chapters: readonly Chapter[], siteUrl: string): void {
  const places = new Map(
    chapters.flatMap((chapter) =>
      chapter.path === undefined
        ? []
        : [[chapter.path, { file: chapter.file, ids: idsOf(chapter) }] as const],
    ),
  )
  for (const { content } of chapters) {
    for (const element of elementsIn(content)) {
      const { href } = element.attributes
      if (element.name !== 'a' || !href?.startsWith('/')) continue
      const [path = '', anchor] = href.split('#')
      const place = places.get(path)
      const isHere = place && (anchor === undefined || place.ids.has(anchor))
      element.attributes.href = isHere
        ? `${place.file}${anchor === undefined ? '' : `#${anchor}`}`
        : `${siteUrl}${href}`
    }
  }
}

function idsOf({ content }: Chapter): Set<string> {
  return new Set(elementsIn(content).flatMap(({ attributes }) => attributes.id ?? []))
}
