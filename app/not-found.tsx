import type { Metadata } from 'next'
import { publication } from './_content'
import { NotFound } from './_views/not-found'

export const metadata: Metadata = { title: 'Page introuvable', robots: { index: false } }

export default async function Page() {
  return <NotFound publication={await publication()} />
}
