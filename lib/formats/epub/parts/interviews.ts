import type { Element } from 'xast'
import { spheresFigure } from '../../../figures/spheres'
import {
  countPhrases,
  countsDiffer,
  fullName,
  type Interviewees,
  type Interviews,
  notesOf,
  type Publication,
  type Chapter as PublicationChapter,
  type Sphere,
} from '../../../publication'
import { paths, sphereAnchor } from '../../../site'
import type { Book, Chapter } from '../book'
import { setFigure } from '../figures'
import { setNotes, setProse } from '../prose'
import { cite, cited, h, siteLink } from '../xhtml'

/** How many interviews, and who was met in each sphere. */
export function interviewSummary(
  interviews: PublicationChapter & Interviews,
  publication: Publication,
): Element[] {
  const figure = spheresFigure(interviews, publication)
  return [counts(interviews), ...(figure ? setFigure(figure) : sphereList(interviews))]
}

/** Where there are too few or too many spheres for a drawing. */
function sphereList({ spheres }: Interviews): Element[] {
  if (spheres.length === 0) return []
  return [
    h(
      'ul',
      { class: 'plain' },
      spheres.map((sphere) =>
        h(
          'li',
          {},
          siteLink(`${paths.interviews}#${sphereAnchor(sphere)}`, fullName(sphere)),
          sphere.interviewees.length === 0
            ? []
            : h(
                'span',
                { class: 'remark' },
                ` ${sphere.interviewees.map(({ title }) => title).join('\u202F; ')}`,
              ),
        ),
      ),
    ),
  ]
}

/** The chapter that tells who was met in each sphere. */
export function interviewsChapter(interviews: PublicationChapter & Interviews, book: Book): Chapter {
  const { title, description, spheres } = interviews
  const notes = notesOf(spheres.map(({ text }) => text))
  const shared = { ...book, path: paths.interviews, notes, lower: 1 }
  return {
    file: 'entretiens.xhtml',
    title,
    path: paths.interviews,
    type: 'chapter',
    content: [
      h('h1', {}, title),
      ...(description === undefined ? [] : [h('p', { class: 'lead' }, description)]),
      ...(book.placed.has('entretiens')
        ? [counts(interviews)]
        : interviewSummary(interviews, book.publication)),
      ...spheres.flatMap((sphere) => [
        h('h2', { id: sphereAnchor(sphere) }, fullName(sphere)),
        ...setProse(sphere.text, { ...shared, within: sphere.slug }),
        ...people(sphere),
      ]),
      ...setNotes(shared),
    ],
    entries: spheres.map((sphere) => ({
      anchor: sphereAnchor(sphere),
      title: sphere.acronym ?? sphere.name,
    })),
  }
}

function people({ interviewees, sources }: Sphere): Element[] {
  if (interviewees.length > 0) return [h('ul', {}, interviewees.map(describe))]
  if (sources.length === 0) return []
  return [
    h('p', { class: 'remark' }, sources.length > 1 ? 'Sources\u00A0: ' : 'Source\u00A0: ', cite(sources)),
  ]
}

function describe({ title, variant, sources }: Interviewees): Element {
  return h(
    'li',
    {},
    cited(title, sources),
    variant === undefined
      ? []
      : h(
          'span',
          { class: 'remark' },
          cited(` – ailleurs\u00A0: «\u00A0${variant.title}\u00A0»`, variant.sources),
        ),
  )
}

/** The counts of all sources, with a word where they disagree. */
function counts(interviews: Interviews): Element {
  return h(
    'p',
    { class: 'counts' },
    countPhrases(interviews).flatMap(({ phrase, sources }, index) => [
      ...(index > 0 ? ['\u202F; '] : []),
      ...cited(phrase, sources),
    ]),
    countsDiffer(interviews) ? '. Les sources diffèrent.' : '.',
  )
}
