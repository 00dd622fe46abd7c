import type { Metadata } from 'next'
import { words } from '#lib/language'
import { navigation } from '#lib/outline'
import { publication } from './_content'
import { Shell } from './_views/shell'

export const metadata: Metadata = { title: words.notFound, robots: { index: false } }

/** Shown, with status 404, at every address that the site does not have. */
export default async function NotFound() {
  const work = await publication()
  return (
    <Shell publication={work}>
      <h1>{words.notFound}</h1>
      <p>{words.notFoundAdvice}</p>
      <ul>
        {navigation(work).header.map(({ path, label }) => (
          <li key={path}>
            <a href={path}>{label}</a>
          </li>
        ))}
      </ul>
    </Shell>
  )
}
