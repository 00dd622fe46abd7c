/** The text in lower case, its letters without accents and ligatures: « Œuvre d'État » → `oeuvre d'etat`. */
export function plainLetters(text: string): string {
  return text.toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').normalize('NFD').replace(/\p{M}/gu, '')
}
