import type { ReactNode } from 'react'
import { capitalised, frenchDate, type Publication } from '#lib/publication'
import { settings } from '#lib/settings'
import { type NavigationLink, navigation, paths } from '#lib/site'

interface Props {
  readonly publication: Publication
  /** The address of the page, marked as current in the menus. */
  readonly path?: string
  readonly children: ReactNode
}

/** What every page has around its content: skip link, header, foot. */
export function Shell({ publication, path, children }: Props) {
  const { header, footer } = navigation(publication)
  const imprint = [publication.series, frenchDate(publication.date)].filter(Boolean).join(', ')
  return (
    <>
      <a className="skip" href="#_contenu">
        Aller au contenu principal
      </a>
      <header className="site-header">
        <p className="site-name">
          <a href={paths.home}>{publication.shortTitle}</a>
        </p>
        {path && (
          <p className="printed">
            {publication.publisher.name}, {frenchDate(publication.date)}.{' '}
            {new URL(path, settings().siteUrl).href}
          </p>
        )}
        <nav aria-label="Menu principal">
          <Links links={header} current={path} />
        </nav>
      </header>
      <main id="_contenu" tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <p>
          {publication.title}. {capitalised(imprint)}.
        </p>
        <nav aria-label="Pied de page">
          <Links links={[...header, ...footer]} current={path} />
        </nav>
      </footer>
    </>
  )
}

function Links({ links, current }: { readonly links: readonly NavigationLink[]; readonly current?: string }) {
  return (
    <ul>
      {links.map(({ path, label }) => (
        <li key={path}>
          <a href={path} aria-current={ariaCurrent(path, current)}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** `page` on the page itself, `true` on a page below it. */
function ariaCurrent(path: string, current: string | undefined): 'page' | 'true' | undefined {
  if (path === current) return 'page'
  return path !== paths.home && current?.startsWith(`${path}/`) ? 'true' : undefined
}
