import type { Metadata } from 'next'
import { paths } from '#lib/addresses'
import { metadataAt, PageAt } from './_page'

export const generateMetadata = (): Promise<Metadata> => metadataAt(paths.home)

export default function Page() {
  return <PageAt address={paths.home} />
}
