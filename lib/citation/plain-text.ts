/**
 * A text as machines are given it: every space an ordinary one, since styles, catalogues and reference managers set
 * their own; without control characters, soft hyphens or characters of private use. The rest stays as it is printed,
 * « », ’ and accents included: readers of BibTeX turn a straight apostrophe into ’ anyway, others would not.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\p{Co}\p{Cs}\u00AD\u200B\u2060\uFEFF]/gu, '')
    .replace(/\p{Zs}+/gu, ' ')
    .trim()
}
