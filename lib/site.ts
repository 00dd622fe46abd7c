export * from './addresses'
export * from './offered'
export * from './outline'

import { pagePath, paths } from './addresses'
import { words } from './language'
import { formats } from './offered'
import type { Page, Publication } from './publication'
export const language = words.language
export const citationFormats = { bibtex: formats.bibtex, ris: formats.ris, 'csl-json': formats['csl-json'] }
export function publicationPages({ pages }: Pick<Publication, 'pages'>): Page[] {
  return pages.filter((page) => page.navigation === 'header' || pagePath(page) === paths.about)
}
