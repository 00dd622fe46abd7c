import { spheresFigure } from '#lib/figures/spheres'
import { type Chapter, type Interviews, notesOf, type Publication, type Sphere } from '#lib/publication'
import { paths, sphereAnchor } from '#lib/site'
import { Breadcrumb } from './breadcrumb'
import { Contents } from './contents'
import { FigureView } from './figure'
import { CountStatements } from './interview-summary'
import { PartnerName } from './partner-list'
import { Text } from './prose'
import { Shell } from './shell'
import { Sources } from './sources'

interface Props {
  readonly publication: Publication
  readonly interviews: Chapter & Interviews
}

/** Who was interviewed, sphere by sphere. */
export function InterviewsPage({ publication, interviews }: Props) {
  const figure = spheresFigure(interviews, publication)
  const notes = notesOf(interviews.spheres.map(({ text }) => text))
  return (
    <Shell publication={publication} path={paths.interviews}>
      <Breadcrumb current={interviews.menu} path={paths.interviews} />
      <h1>{interviews.title}</h1>
      {interviews.description && <p className="abstract">{interviews.description}</p>}
      <CountStatements interviews={interviews} />
      {figure && <FigureView figure={figure} />}
      <Contents
        items={interviews.spheres.map((sphere) => ({
          anchor: sphereAnchor(sphere),
          title: sphere.acronym ?? sphere.name,
        }))}
      />
      {interviews.spheres.map((sphere) => (
        <section key={sphere.slug} aria-labelledby={sphereAnchor(sphere)}>
          <h2 id={sphereAnchor(sphere)}>
            <PartnerName partner={sphere} />
          </h2>
          <Text publication={publication} text={sphere.text} notes={notes} lower={1} within={sphere.slug} />
          <People sphere={sphere} />
        </section>
      ))}
    </Shell>
  )
}

function People({ sphere: { interviewees, sources } }: { readonly sphere: Sphere }) {
  if (interviewees.length === 0)
    return (
      <p className="remark">
        {sources.length > 1 ? 'Sources' : 'Source'}&nbsp;: <Sources keys={sources} />
      </p>
    )
  return (
    <ul className="people">
      {interviewees.map(({ title, variant, sources: own }) => (
        <li key={title}>
          {title} <Sources keys={own} />
          {variant && (
            <span className="remark">
              {' '}
              – ailleurs&nbsp;: «&nbsp;{variant.title}&nbsp;» <Sources keys={variant.sources} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
