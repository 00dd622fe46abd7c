import { breadcrumbData } from '#lib/formats/structured-data'
import { settings } from '#lib/settings'
import { type NavigationLink, paths } from '#lib/site'
import { JsonLd } from './json-ld'

interface Props {
  /** The pages above this one, under the home page. */
  readonly above?: readonly NavigationLink[]
  readonly current: string
  /** The address of this page; search engines are told the way to it. */
  readonly path?: string
}

/** The way from the home page to this one. */
export function Breadcrumb({ above = [], current, path }: Props) {
  const way = [{ path: paths.home, label: 'Présentation' }, ...above]
  return (
    <nav className="breadcrumb" aria-label="Fil d’Ariane">
      {path && <JsonLd data={breadcrumbData([...way, { path, label: current }], settings().siteUrl)} />}
      <ol>
        {way.map((link) => (
          <li key={link.path}>
            <a href={link.path}>{link.label}</a>
          </li>
        ))}
        <li aria-current="page">{current}</li>
      </ol>
    </nav>
  )
}
