import { notesOf, type Page, type Publication } from '#lib/publication'
import { pagePath } from '#lib/site'
import type { MadeBlocks } from './blocks'
import { Breadcrumb } from './breadcrumb'
import { Contents, headingsOf } from './contents'
import { Text } from './prose'
import { Shell } from './shell'

interface Props {
  readonly publication: Publication
  readonly page: Page
  readonly made?: MadeBlocks
}

/** A page of running text. */
export function TextPage({ publication, page, made }: Props) {
  const notes = notesOf([page.text])
  return (
    <Shell publication={publication} path={pagePath(page)}>
      <Breadcrumb current={page.menu} path={pagePath(page)} />
      <article>
        <h1>{page.title}</h1>
        {page.description && <p className="abstract">{page.description}</p>}
        <Contents items={headingsOf(page.text)} />
        <Text publication={publication} text={page.text} notes={notes} made={made} />
      </article>
    </Shell>
  )
}
