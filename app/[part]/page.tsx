import type { Metadata } from 'next'
import { metadataAt, PageAt } from '../_page'

interface Props {
  readonly params: Promise<{ readonly part: string }>
}

const addressOf = async ({ params }: Props): Promise<string> => `/${(await params).part}`

export const generateMetadata = async (props: Props): Promise<Metadata> => metadataAt(await addressOf(props))

export default async function Page(props: Props) {
  return <PageAt address={await addressOf(props)} />
}
