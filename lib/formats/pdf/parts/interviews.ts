import {
  type Chapter,
  countPhrases,
  countsDiffer,
  frenchNumber,
  fullName,
  type Interviewees,
  type Interviews,
  isEmpty,
  type Sphere,
} from '../../../publication'
import { paths, sphereAnchor } from '../../../site'
import { cite } from '../citations'
import { type Code, call, sequence, words } from '../code'
import { type Composition, heading } from '../composition'
import { setProse } from '../prose'

/** How many interviews, and who was met in each sphere. */
export function interviewSummary(interviews: Interviews): Code {
  return sequence([
    counts(interviews),
    call(
      'model-list',
      interviews.spheres.map((sphere) => [
        sequence([
          call('site-link', [sphereAddress(sphere), words(fullName(sphere))]),
          ...(sphere.interviewees.length === 0
            ? []
            : [call('detail', [words(sphere.interviewees.map(({ title }) => title).join('\u202F; '))])]),
        ]),
      ]),
    ),
  ])
}

/** The part that tells who was met in each sphere. */
export function interviewsPart(interviews: Chapter & Interviews, composition: Composition): Code {
  return sequence([
    heading(composition, 1, words(interviews.title), paths.interviews),
    ...(interviews.description === undefined ? [] : [call('lead', [words(interviews.description)])]),
    counts(interviews),
    ...interviews.spheres.map((sphere) => setSphere(sphere, composition)),
  ])
}

const sphereAddress = (sphere: Sphere): string => `${paths.interviews}#${sphereAnchor(sphere)}`

function setSphere(sphere: Sphere, composition: Composition): Code {
  const { text, interviewees, sources } = sphere
  return sequence([
    heading(composition, 2, words(fullName(sphere)), sphereAddress(sphere)),
    ...(isEmpty(text) ? [] : [setProse(text, { ...composition, path: paths.interviews, level: 2 })]),
    ...(interviewees.length > 0
      ? [
          call(
            'model-list',
            interviewees.map((people) => [describeInterviewees(people)]),
          ),
        ]
      : []),
    ...(interviewees.length === 0 && sources.length > 0
      ? [
          call('remark', [
            sequence([words(sources.length > 1 ? 'Sources\u00A0: ' : 'Source\u00A0: '), cite(sources)]),
          ]),
        ]
      : []),
  ])
}

function describeInterviewees({ title, variant, sources }: Interviewees): Code {
  return sequence([
    words(`${title}\u00A0`),
    cite(sources),
    ...(variant === undefined
      ? []
      : [words(` – ailleurs\u00A0: «\u00A0${variant.title}\u00A0»\u00A0`), cite(variant.sources)]),
  ])
}

/** The first count set large, the other sources' beside it, and a word where they disagree. */
function counts(interviews: Interviews): Code {
  const [first, ...others] = countPhrases(interviews)
  const [largest] = interviews.counts
  if (!first || !largest) return sequence([])
  const number = frenchNumber(largest.count)
  const [before = ''] = first.phrase.split(number)
  return call('large-count', [
    words(before),
    words(number),
    sequence([words('\u00A0entretiens\u00A0'), cite(first.sources)]),
    ...others.map(({ phrase, sources }) => sequence([words(`${phrase}\u00A0`), cite(sources)])),
    ...(countsDiffer(interviews) ? [words('Les sources diffèrent.')] : []),
  ])
}
