/*
 * What a name or a value from outside may do to a terminal: begin a line of its own, which may look like another message
 * or be a command to what reads the output; move the cursor, set the title (C0 and C1 controls); turn the order of the
 * signs around it (Unicode Technical Report 36, 2.10).
 */
const commanding = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu

/** A text as one line in which every sign can be seen; as long as it was. */
export function oneLine(text: string): string {
  return text.replace(commanding, (sign) => shown[sign] ?? '�')
}

const shown: Readonly<Record<string, string>> = { '\t': '→', '\n': '↵' }

/** A text of several lines, such as a report, in which every other sign can be seen. */
export function visibleLines(text: string): string {
  return text.split('\n').map(oneLine).join('\n')
}

/** JSON with every such sign written as `\u` and its number. */
export function visibleJson(json: string): string {
  return json.replace(commanding, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
