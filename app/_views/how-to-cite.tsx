import { publishedWork } from '#lib/citation/record'
import { reference } from '#lib/citation/reference'
import type { Publication } from '#lib/publication'
import { settings } from '#lib/settings'
import { paths } from '#lib/site'
import { Reference } from './reference'

/** The reference to the published work, and the way to the others. */
export function HowToCite({ publication }: { readonly publication: Publication }) {
  return (
    <>
      <Reference parts={reference(publishedWork(publication, settings().siteUrl), 'iso-690')} />
      <p className="remark">
        <a href={paths.cite}>Autres styles, logiciels de bibliographie, et comment citer cette édition web</a>
      </p>
    </>
  )
}
