import type { Publication } from '#lib/publication'
import { navigation } from '#lib/site'
import { Shell } from './shell'

/** Shown, with status 404, at every address that the site does not have. */
export function NotFound({ publication }: { readonly publication: Publication }) {
  return (
    <Shell publication={publication}>
      <h1>Page introuvable</h1>
      <p>
        Cette adresse ne mène à aucune page du site. Elle est peut-être mal recopiée&nbsp;: vérifier
        l’orthographe, ou reprendre à partir d’une de ces pages.
      </p>
      <ul>
        {navigation(publication).header.map(({ path, label }) => (
          <li key={path}>
            <a href={path}>{label}</a>
          </li>
        ))}
      </ul>
    </Shell>
  )
}
