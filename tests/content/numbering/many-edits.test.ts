import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseMarkdown } from '../../../lib/content/markdown'
import { wordingOf } from '../../../lib/content/numbering/likeness'
import { matchParagraphs } from '../../../lib/content/numbering/match-paragraphs'
import { citableParagraphs, wordsOf } from '../../../lib/publication'
import { edited, type Known, randomFrom, stranger } from './editing'

const publications = fileURLToPath(new URL('../../fixtures/publications', import.meta.url))

/** The paragraphs of a publication among the fixtures, by file. */
function paragraphsOf(publication: string): { file: string; text: string }[] {
  const root = join(publications, publication)
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .flatMap((file) => {
      const markdown = readFileSync(join(root, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '')
      return citableParagraphs(parseMarkdown(file, markdown).prose).map((node) => ({
        file,
        text: wordsOf(node),
      }))
    })
}

test('whatever editors do between two recordings, no number goes to another paragraph, and hardly one is lost', () => {
  const start = paragraphsOf('onze-sites').map(
    (paragraph, index): Known => ({ ...paragraph, identity: index + 1 }),
  )
  const foreign = paragraphsOf('auteur-seul').map(({ text }) => text)
  const recorded = start.map(({ identity, file, text }) => ({
    number: identity,
    file,
    wording: wordingOf(text),
    isWithdrawn: false,
  }))
  const wrong: string[] = []
  let there = 0
  let kept = 0
  for (let seed = 1; seed <= 150; seed += 1) {
    const random = randomFrom(seed)
    let now: Known[] = start
    for (let edits = Math.ceil(random() * 25); edits > 0; edits -= 1) now = edited(now, foreign, random)
    const found = now.map(({ identity, file, text }) => ({ identity, file, wording: wordingOf(text) }))
    const pairs = matchParagraphs(recorded, found)
    const numbers = new Set<number>()
    for (const paragraph of found) {
      const partner = pairs.get(paragraph)
      if (!partner) continue
      numbers.add(partner.number)
      // Two paragraphs with the same words cannot be told apart, nor need they.
      const isSame =
        partner.number === paragraph.identity || partner.wording.plain === paragraph.wording.plain
      if (!isSame) wrong.push(`${seed}: ${partner.wording.words} → ${paragraph.wording.words}`)
    }
    const identities = new Set(
      found.map(({ identity }) => identity).filter((identity) => identity !== stranger),
    )
    there += identities.size
    kept += [...identities].filter((identity) => numbers.has(identity)).length
  }
  expect(wrong).toEqual([])
  expect(kept / there).toBeGreaterThan(0.97)
})
