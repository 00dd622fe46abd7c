import { sourcesData } from '#lib/formats/structured-data'
import { frenchDate, type Source } from '#lib/publication'
import { settings } from '#lib/settings'
import { sourceAnchor } from '#lib/site'
import { JsonLd } from './json-ld'

/** The sources of the publication's site, each under the key by which texts cite it. */
export function SourceList({ sources }: { readonly sources: readonly Source[] }) {
  return (
    <>
      <JsonLd data={sourcesData(sources, settings().siteUrl)} />
      <dl className="source-list">
        {sources.map((source) => (
          <div key={source.key} id={sourceAnchor(source)}>
            <dt>{source.key}</dt>
            <dd>
              {[source.title, source.publisher].filter(Boolean).join(', ')}.
              {source.consultedOn && ` Consulté le ${frenchDate(source.consultedOn)}.`}
              {source.url && (
                <>
                  {' '}
                  <a className="address" href={source.url}>
                    {source.url.replace(/^https?:\/\//, '')}
                  </a>
                </>
              )}
              {source.note && <p className="remark">{source.note}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
