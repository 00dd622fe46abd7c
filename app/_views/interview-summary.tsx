import { spheresFigure } from '#lib/figures/spheres'
import { type Chapter, countPhrases, countsDiffer, type Interviews, type Publication } from '#lib/publication'
import { paths, sphereAnchor } from '#lib/site'
import { FigureView } from './figure'
import { PartnerName } from './partner-list'
import { Sources } from './sources'

interface Props {
  readonly publication: Publication
  readonly interviews: Chapter & Interviews
}

/** How many interviews, by each source, and the spheres of those who were met. */
export function InterviewSummary({ publication, interviews }: Props) {
  const figure = spheresFigure(interviews, publication)
  return (
    <>
      <CountStatements interviews={interviews} />
      {figure ? <FigureView figure={figure} isOpen /> : <SphereList interviews={interviews} />}
    </>
  )
}

/** Where there are too few or too many spheres for a drawing. */
function SphereList({ interviews: { spheres } }: { readonly interviews: Interviews }) {
  if (spheres.length === 0) return null
  return (
    <ul className="cards">
      {spheres.map((sphere) => (
        <li key={sphere.slug}>
          <a href={`${paths.interviews}#${sphereAnchor(sphere)}`}>
            <PartnerName partner={sphere} />
          </a>
          <span className="remark"> {sphere.interviewees.map(({ title }) => title).join('\u202F; ')}</span>
        </li>
      ))}
    </ul>
  )
}

/** The counts, with a word where the sources disagree. */
export function CountStatements({ interviews }: { readonly interviews: Interviews }) {
  return (
    <p className="counts">
      {countPhrases(interviews).map(({ phrase, sources }, index) => (
        <span key={phrase}>
          {index > 0 && '\u202F; '}
          {phrase} <Sources keys={sources} />
        </span>
      ))}
      {countsDiffer(interviews) ? '. Les sources diffèrent.' : '.'}
    </p>
  )
}
