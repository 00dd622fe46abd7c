import type { ReferencePart } from '#lib/citation/reference'

/** A reference; one click, or one double tap, selects the whole of it. */
export function Reference({ parts }: { readonly parts: readonly ReferencePart[] }) {
  return (
    <p className="reference">
      {parts.map(({ kind, text }) => {
        if (kind === 'title') return <cite key={text}>{text}</cite>
        if (kind === 'plain') return text
        return (
          <span key={text} className="address">
            {text}
          </span>
        )
      })}
    </p>
  )
}
