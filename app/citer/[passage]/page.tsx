import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { citedPassage, passagePath } from '#lib/site'
import { publication } from '../../_content'
import { pageMetadata } from '../../_metadata'
import { PassagePage } from '../../_views/passage-page'
import { WithdrawnPassagePage } from '../../_views/withdrawn-passage-page'

interface Props {
  readonly params: Promise<{ readonly passage: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const work = await publication()
  const cited = citedPassage(work, (await params).passage)
  if (!cited) return {}
  const title = `Paragraphe\u00A0${cited.number}`
  const description = `Citer le paragraphe\u00A0${cited.number} de l’édition web de «\u00A0${work.shortTitle}\u00A0».`
  return {
    ...pageMetadata(work, { path: passagePath(cited), title, description }),
    // A stable address for whoever cites, and no page for search engines: see SiteDocument.isUnlisted.
    robots: { index: false, follow: true },
  }
}

export default async function Page({ params }: Props) {
  const work = await publication()
  const cited = citedPassage(work, (await params).passage)
  if (!cited) return notFound()
  return 'passage' in cited ? (
    <PassagePage publication={work} {...cited} />
  ) : (
    <WithdrawnPassagePage publication={work} passage={cited} />
  )
}
