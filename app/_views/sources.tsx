import type { SourceKeys } from '#lib/publication'
import { paths, sourceAnchor } from '#lib/site'

/** « [P, R] », each key a link to its source; nothing when none is given. */
export function Sources({ keys }: { readonly keys: SourceKeys }) {
  if (keys.length === 0) return null
  return (
    <span className="sources">
      [
      {keys.map((key, index) => (
        <span key={key}>
          {index > 0 && ', '}
          <a href={`${paths.about}#${sourceAnchor({ key })}`}>
            <span className="visually-hidden">source </span>
            {key}
          </a>
        </span>
      ))}
      ]
    </span>
  )
}
