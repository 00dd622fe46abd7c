import type { ReactNode } from 'react'
import { paths } from '#lib/addresses'
import { words } from '#lib/language'
import { type NavigationLink, navigation } from '#lib/outline'
import type { Publication } from '#lib/publication'
import { settings } from '#lib/settings'

interface Props {
  readonly publication: Publication
  /** The address of the page, marked as current in the menus. */
  readonly path?: string
  readonly children: ReactNode
}

/** What every page has around its content: skip link, header, foot. */
export function Shell({ publication, path, children }: Props) {
  const { header, footer } = navigation(publication)
  const imprint = [publication.series, words.date(publication.date)].filter(Boolean).join(', ')
  return (
    <>
      <a className="skip" href="#_contenu">
        {words.skipLink}
      </a>
      <header className="site-header">
        <p className="site-name">
          <a href={paths.home}>{publication.shortTitle}</a>
        </p>
        {path && (
          <p className="printed">
            {publication.publisher.name}, {words.date(publication.date)}. {`${settings().siteUrl}${path}`}
          </p>
        )}
        <nav aria-label={words.mainMenu}>
          <Links links={header} current={path} />
        </nav>
      </header>
      <main id="_contenu" tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <p>
          {publication.title}. {words.capitalised(imprint)}.
        </p>
        <nav aria-label={words.footMenu}>
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
