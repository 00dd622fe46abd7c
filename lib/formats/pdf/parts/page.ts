import type { Page, Publication } from '../../../publication'
import { pagePath, paths } from '../../../site'
import { type Code, call, sequence, words } from '../code'
import { type Composition, heading } from '../composition'
import { setProse } from '../prose'

/** The pages that belong to the publication; those at the foot of the site speak of the site itself. */
export function pagesOf({ pages }: Publication): Page[] {
  return pages.filter((page) => page.navigation === 'header' || pagePath(page) === paths.about)
}

/** A page of running text as a part. */
export function pagePart(page: Page, composition: Composition): Code {
  const path = pagePath(page)
  return sequence([
    heading(composition, 1, words(page.title), path),
    ...(page.description === undefined ? [] : [call('lead', [words(page.description)])]),
    setProse(page.text, { ...composition, path, level: 1 }),
  ])
}
