import { workReference } from '#lib/citation/passage'
import { frenchDate, isoDate, type Publication, type WithdrawnPassage } from '#lib/publication'
import { settings } from '#lib/settings'
import { passagePath, paths } from '#lib/site'
import { Breadcrumb } from './breadcrumb'
import { Reference } from './reference'
import { Shell } from './shell'

interface Props {
  readonly publication: Publication
  readonly passage: WithdrawnPassage
}

/** What whoever follows an older citation finds: that the passage is gone, since when, and what it said. */
export function WithdrawnPassagePage({ publication, passage }: Props) {
  const { number, on, words } = passage
  const path = passagePath(passage)
  return (
    <Shell publication={publication} path={path}>
      <Breadcrumb above={[{ path: paths.cite, label: 'Citer' }]} current={`Paragraphe\u00A0${number}`} />
      <h1>Paragraphe&nbsp;{number} (retiré)</h1>
      <p>
        Ce passage a été retiré de l’édition web
        {on && (
          <>
            {' '}
            le <time dateTime={isoDate(on)}>{frenchDate(on)}</time>
          </>
        )}
        . Son numéro n’est donné à aucun autre. La page <a href={paths.about}>À propos</a> retrace les
        versions du site.
      </p>
      {words && (
        <>
          <p>Il disait&nbsp;:</p>
          <blockquote className="prose passage">
            <p>{words}</p>
          </blockquote>
        </>
      )}
      <section aria-labelledby="_publication">
        <h2 id="_publication">Citer la publication</h2>
        <Reference parts={workReference(publication, settings().siteUrl)} />
        <p className="remark">
          <a href={paths.cite}>Autres styles, et fichiers pour les logiciels de bibliographie</a>
        </p>
      </section>
    </Shell>
  )
}
