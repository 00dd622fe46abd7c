import type { Metadata } from 'next'
import { metadataAt, PageAt } from '../../_page'

interface Props {
  readonly params: Promise<{ readonly part: string; readonly child: string }>
}

async function addressOf({ params }: Props): Promise<string> {
  const { part, child } = await params
  return `/${part}/${child}`
}

export const generateMetadata = async (props: Props): Promise<Metadata> => metadataAt(await addressOf(props))

export default async function Page(props: Props) {
  return <PageAt address={await addressOf(props)} />
}
