import type { Page } from '../../../publication'
import { pagePath } from '../../../site'
import { type Code, call, sequence, words } from '../code'
import { type Composition, heading } from '../composition'
import { setProse } from '../prose'

/** A page of running text as a part. */
export function pagePart(page: Page, composition: Composition): Code {
  const path = pagePath(page)
  return sequence([
    heading(composition, 1, words(page.title), path),
    ...(page.description === undefined ? [] : [call('lead', [words(page.description)])]),
    setProse(page.text, { ...composition, path, level: 1 }),
  ])
}
