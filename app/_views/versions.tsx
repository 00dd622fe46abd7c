import { frenchDate, isoDate, natureNames, type Publication, type Version } from '#lib/publication'
import { versionAnchor } from '#lib/site'

/** The dated versions of the site's text, newest first, with the words that changed. */
export function Versions({ publication }: { readonly publication: Publication }) {
  return (
    <ol className="versions" reversed>
      {publication.versions.map((version) => (
        <li key={versionAnchor(publication, version)} id={versionAnchor(publication, version)}>
          <DatedChanges version={version} />
        </li>
      ))}
    </ol>
  )
}

function DatedChanges({ version: { date, nature, summary, changes } }: { readonly version: Version }) {
  return (
    <>
      <time dateTime={isoDate(date)}>{frenchDate(date)}</time> ({natureNames[nature]})&nbsp;: {summary}
      {changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <li key={`${change.before} → ${change.after}`}>
              <Change {...change} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The words before and after. Screen readers mostly pass over <del> and <ins>: words say which is which. */
function Change({ before, after }: Version['changes'][number]) {
  return (
    <>
      {before && (
        <del>
          <span className="visually-hidden">supprimé&nbsp;: </span>
          {before}
        </del>
      )}
      {before && after && (
        <>
          <span className="visually-hidden">, </span>{' '}
        </>
      )}
      {after && (
        <ins>
          <span className="visually-hidden">ajouté&nbsp;: </span>
          {after}
        </ins>
      )}
    </>
  )
}
