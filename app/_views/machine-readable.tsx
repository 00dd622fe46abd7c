import { paths } from '#lib/addresses'
import { dublinCore } from '#lib/metadata/head-metadata'
import type { JsonLd as Data } from '#lib/metadata/structured-data'
import { JsonLd } from './json-ld'

interface Props {
  readonly siteUrl: string
  /** Of the record that unAPI gives. */
  readonly id: string
  readonly data: Data
}

/** What the first page has for reference managers and harvesters, besides its metadata. */
export function MachineReadable({ siteUrl, id, data }: Props) {
  return (
    <>
      <link rel="canonical" href={`${siteUrl}${paths.home}`} />
      <link rel="schema.DCTERMS" href={dublinCore} />
      {/* Absolute: a reference manager asks for it as it is written. */}
      <link rel="unapi-server" type="application/xml" title="unAPI" href={`${siteUrl}${paths.unapi}`} />
      <abbr className="unapi-id" title={id} />
      <JsonLd data={data} />
    </>
  )
}
