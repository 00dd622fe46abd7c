/** Where a value of the front matter begins with a sign that does not hold all of it; line and column count from 1. */
export interface OpenSign {
  readonly line: number
  readonly column: number
  readonly message: string
}

/**
 * The first quote, bracket or brace up to `last` that does not hold the whole value that it opens. The parser only
 * notices it lines later.
 */
export function openSign(lines: readonly string[], last: number): OpenSign | undefined {
  let longText = Number.POSITIVE_INFINITY
  for (const [index, written] of lines.slice(0, last).entries()) {
    if (written.trim() === '' || indent(written) > longText) continue
    longText = /:\s+[>|][-+]?\s*$/.test(written) ? indent(written) : Number.POSITIVE_INFINITY
    const next = lines.slice(index + 1).find((line) => line.trim() !== '')
    // What goes on deeper on the next line may well be closed there.
    if (next !== undefined && indent(next) > indent(written)) continue
    const start = /^\s*(?:- +)*(?:[\p{L}\d_-]+ ?: +)?/u.exec(written)?.[0].length ?? 0
    const fault = faultOfSigns(written, start)
    if (fault) return { ...fault, line: index + 1 }
  }
  return undefined
}

/** Where the text of a line begins, the dashes of a list aside. */
function indent(written: string): number {
  return /^\s*(?:- +)*/.exec(written)?.[0].length ?? 0
}

const closing: Partial<Record<string, string>> = { '[': ']', '{': '}' }
function faultOfSigns(written: string, start: number): { column: number; message: string } | undefined {
  const open: { sign: string; index: number }[] = []
  let atValue = true
  for (let index = start; index < written.length; index += 1) {
    const sign = written.charAt(index)
    if (/\s/.test(sign)) continue
    if (sign === '#' && /\s/.test(written.charAt(index - 1))) break
    const inner = open.at(-1)
    if (atValue && (sign === '"' || sign === "'")) {
      const end = endOfQuoted(written, index)
      if (end === -1) return unclosed({ sign, index })
      const next = written.slice(end + 1).trimStart()
      const isWhole =
        next === '' || next.startsWith('#') || (inner ? /^[,:\]}]/.test(next) : next.startsWith(':'))
      if (!isWhole) return { column: index + 1, message: closedEarly(sign) }
      index = end
      atValue = false
    } else if (atValue && closing[sign]) {
      open.push({ sign, index })
    } else if (inner && sign === closing[inner.sign]) {
      open.pop()
      atValue = false
    } else {
      atValue =
        inner !== undefined && (sign === ',' || (sign === ':' && /\s|$/.test(written.charAt(index + 1))))
      // Without an open bracket the rest of the line is plain text.
      if (!inner) break
    }
  }
  const [outermost] = open
  return outermost && unclosed(outermost)
}

function endOfQuoted(written: string, start: number): number {
  const body = written.charAt(start) === '"' ? /"(?:[^"\\]|\\.)*"/y : /'(?:[^']|'')*'/y
  body.lastIndex = start
  const quoted = body.exec(written)?.[0]
  return quoted === undefined ? -1 : start + quoted.length - 1
}

function unclosed({ sign, index }: { sign: string; index: number }): { column: number; message: string } {
  const end = closing[sign] ?? sign
  return {
    column: index + 1,
    message: `Le signe « ${sign} » ouvert ici n’est pas refermé. Écrire « ${end} » à la fin de la valeur.`,
  }
}

function closedEarly(sign: string): string {
  return sign === "'"
    ? 'La valeur commence par une apostrophe, et l’apostrophe suivante la termine trop tôt. Entourer la valeur de guillemets droits doubles : "…"'
    : 'La valeur commence par un guillemet droit, et le guillemet suivant la termine trop tôt. Un guillemet droit entoure toute la valeur ; à l’intérieur, écrire des guillemets « ».'
}
