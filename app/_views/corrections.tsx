import type { Correction } from '#lib/publication'
import { Sources } from './sources'

/** What the source prints wrongly and, as a note beside it, how to read it. */
export function Corrections({ corrections }: { readonly corrections: readonly Correction[] }) {
  return (
    <dl>
      {corrections.map(({ printed, reading, note, sources }) => (
        <div key={printed} className="annotated">
          <dt>
            «&nbsp;{printed}&nbsp;» <Sources keys={sources} />
          </dt>
          <dd className="side-notes">
            {[reading ? `Lire «\u00A0${reading}\u00A0».` : 'Lecture inconnue.', note]
              .filter(Boolean)
              .join(' ')}
          </dd>
        </div>
      ))}
    </dl>
  )
}
