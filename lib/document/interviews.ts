import { sphereAnchor } from '../addresses'
import { spheresFigure } from '../figures/spheres'
import { words } from '../language'
import type { PartOf } from '../outline'
import { fullName, type Interviewees, type Sphere } from '../publication'
import { counts } from './interview-summary'
import type { Block, Inline } from './nodes'
import type { NoteBook } from './notes'
import { isInPresentation } from './placed'
import { proseSections } from './prose'
import type { Setting } from './setting'
import { aside, citation, cited, drawing, heading, list, paragraph, sourceLine } from './write'

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
