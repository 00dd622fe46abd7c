import { type JsonLd as Data, jsonLdText } from '#lib/metadata/structured-data'

/** Data for machines, in the terms of schema.org. */
export function JsonLd({ data }: { readonly data: Data }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: every sign that could end the element is escaped
      dangerouslySetInnerHTML={{ __html: jsonLdText(data) }}
    />
  )
}
