import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { opening } from '#lib/publication'
import { placePath } from '#lib/site'
import { publication } from '../../_content'
import { placeIngredients } from '../../_ingredients'
import { pageMetadata } from '../../_metadata'
import { PlacePage } from '../../_views/place-page'

interface Props {
  readonly params: Promise<{ readonly slug: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ingredients = placeIngredients(await publication(), (await params).slug)
  if (!ingredients) return {}
  const { publication: work, place } = ingredients
  const description = opening(place.text) ?? work.abstract
  return pageMetadata(work, { path: placePath(place), title: place.name, description })
}

export default async function Page({ params }: Props) {
  const ingredients = placeIngredients(await publication(), (await params).slug)
  return ingredients ? <PlacePage {...ingredients} /> : notFound()
}
