import { paths, sphereAnchor } from '../addresses'
import { spheresFigure } from '../figures/spheres'
import { words } from '../language'
import type { PartOf } from '../outline'
import { type CountStatement, countsDiffer, fullName, type Interviews } from '../publication'
import type { Block, Inline, Paragraph } from './nodes'
import type { Setting } from './setting'
import { aside, cited, drawing, inline, joined, link, list, paragraph } from './write'

/** How many interviews, by each source, and the spheres of those who were met. */
export function interviewSummary(
  interviews: PartOf<'interviews'>['interviews'],
  { publication }: Setting,
): Block[] {
  const figure = spheresFigure(interviews, publication)
  return [...counts(interviews), ...(figure ? drawing(figure, 'open') : sphereList(interviews))]
}

/** Where there are too few or too many spheres for a drawing. */
function sphereList({ spheres }: Interviews): Block[] {
  return list(
    'cards',
    spheres.map((sphere) => [
      paragraph([
        link(`${paths.interviews}#${sphereAnchor(sphere)}`, fullName(sphere)),
        ...aside(sphere.interviewees.map(({ title }) => title).join(words.semicolon)),
      ]),
    ]),
  )
}

/** What each source says of their number, with a word where they disagree; nothing when none says any. */
export function counts(interviews: Interviews): Paragraph[] {
  if (interviews.counts.length === 0) return []
  const phrases = interviews.counts.map((statement, index) => countLine(statement, index === 0))
  const end = countsDiffer(interviews) ? `. ${words.sourcesDiffer}` : '.'
  return [paragraph([...joined(phrases, words.semicolon), ...inline(end)], 'counts')]
}

/** « Au moins 350 entretiens [P] »; the first begins a sentence, and its number is what the eye sees first. */
function countLine(statement: CountStatement, isFirst: boolean): Inline[] {
  const number = words.number(statement.count)
  const phrase = words.interviews(words.count(statement), statement.count)
  if (!isFirst) return cited(phrase, statement.sources)
  const [before = '', after = ''] = words.capitalised(phrase).split(number)
  return cited(inline(before, { type: 'keyFigure', value: number }, after), statement.sources)
}
