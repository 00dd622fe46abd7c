import { paths } from '#lib/addresses'
import { words } from '#lib/language'
import type { NavigationLink } from '#lib/outline'

interface Props {
  /** The pages above this one, under the first page. */
  readonly above: readonly NavigationLink[]
  readonly current: string
  readonly path: string
}

/** The way from the first page to this one; the first page has none. */
export function Breadcrumb({ above, current, path }: Props) {
  if (path === paths.home) return null
  return (
    <nav className="breadcrumb" aria-label={words.breadcrumb}>
      <ol>
        {[{ path: paths.home, label: words.presentation }, ...above].map((link) => (
          <li key={link.path}>
            <a href={link.path}>{link.label}</a>
          </li>
        ))}
        <li aria-current="page">{current}</li>
      </ol>
    </nav>
  )
}
