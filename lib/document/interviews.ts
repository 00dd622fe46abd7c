import { paths, sphereAnchor } from '../addresses'
import { spheresFigure } from '../figures/spheres'
import { words } from '../language'
import type { PartOf } from '../outline'
import {
  type CountStatement,
  countsDiffer,
  fullName,
  type Interviewees,
  type Interviews,
  type Sphere,
} from '../publication'
import type { Block, Inline, Paragraph } from './nodes'
import type { NoteBook } from './notes'
import { isInPresentation } from './placed'
import { proseSections } from './prose'
import type { Setting } from './setting'
import {
  aside,
  citation,
  cited,
  drawing,
  heading,
  inline,
  joined,
  link,
  list,
  paragraph,
  sourceLine,
} from './write'

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

/** Who was interviewed, sphere by sphere. A file shows but once what the presentation shows already. */
export function interviewsBlocks(
  { interviews, description, texts }: PartOf<'interviews'>,
  notes: NoteBook,
  setting: Setting,
): Block[] {
  const { publication, medium } = setting
  const isNew = medium === 'page' || !isInPresentation(setting, 'entretiens')
  return [
    ...(description === undefined ? [] : [paragraph(description, 'lead')]),
    ...counts(interviews),
    ...(isNew ? drawing(spheresFigure(interviews, publication), 'folded') : []),
    ...interviews.spheres.map((sphere, index): Block => {
      const placing = texts[index]
      const title = {
        ...heading(2, fullName(sphere), sphereAnchor(sphere)),
        short: sphere.acronym ?? sphere.name,
      }
      return {
        type: 'section',
        children: [
          title,
          ...(placing ? proseSections(placing, notes, setting, { lower: 1 }) : []),
          ...people(sphere),
        ],
      }
    }),
  ]
}

function people({ interviewees, sources }: Sphere): Block[] {
  if (interviewees.length === 0) return sourceLine(sources)
  return list(
    'plain',
    interviewees.map((each) => [paragraph(intervieweesLine(each))]),
  )
}

function intervieweesLine({ title, variant, sources }: Interviewees): Inline[] {
  return [
    ...cited(title, sources),
    ...(variant
      ? aside(words.elsewhere(variant.title), variant.sources.length > 0 ? citation(variant.sources) : [])
      : []),
  ]
}

/** What each source says of their number, with a word where they disagree; nothing when none says any. */
function counts(interviews: Interviews): Paragraph[] {
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
