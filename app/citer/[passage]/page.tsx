import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { passagePath } from '#lib/site'
import { publication } from '../../_content'
import { passageIngredients } from '../../_ingredients'
import { pageMetadata } from '../../_metadata'
import { PassagePage } from '../../_views/passage-page'
import { WithdrawnPassagePage } from '../../_views/withdrawn-passage-page'

interface Props {
  readonly params: Promise<{ readonly passage: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ingredients = passageIngredients(await publication(), (await params).passage)
  if (!ingredients) return {}
  const { publication: work } = ingredients
  const cited = 'passage' in ingredients ? ingredients.passage : ingredients.withdrawn
  const title = `Paragraphe\u00A0${cited.number}`
  const description = `Citer le paragraphe\u00A0${cited.number} de l’édition web de «\u00A0${work.shortTitle}\u00A0».`
  return {
    ...pageMetadata(work, { path: passagePath(cited), title, description }),
    // A stable address for whoever cites, and no page for search engines: see SiteDocument.isUnlisted.
    robots: { index: false, follow: true },
  }
}

export default async function Page({ params }: Props) {
  const ingredients = passageIngredients(await publication(), (await params).passage)
  if (!ingredients) return notFound()
  return 'passage' in ingredients ? (
    <PassagePage {...ingredients} />
  ) : (
    <WithdrawnPassagePage publication={ingredients.publication} passage={ingredients.withdrawn} />
  )
}
