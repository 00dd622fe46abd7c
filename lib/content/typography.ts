// The French typography libraries were tried and corrupt text (spaces deleted, URLs and times broken), hence these rules.

const narrow = '\u202F'
const noBreak = '\u00A0'
/** Any space that a writer may have typed, the end of a source line included. */
const space = '[ \\t\\n\\u00A0\\u202F]'

const months =
  '[jJ]anvier|[fF]évrier|[mM]ars|[aA]vril|[mM]ai|[jJ]uin|[jJ]uillet|[aA]oût|[sS]eptembre|[oO]ctobre|[nN]ovembre|[dD]écembre'

/** What stands before a number that names and does not count: « l'article 47 », « n° 2814 », « ASH 2814 ». */
const namedBy =
  '[nN][°ºo]s?|[aA]rticles?|[aA]rt\\.|[pP]ages?|p\\.|[cC]hapitres?|[tT]ableaux?|[fF]igures?|[nN]otes?|[vV]ersions?|\\p{Lu}{2,}'
/** Words that go on with the sentence after a number, and that it does not count. */
const linking =
  'à|ainsi|au|aux|avait|avec|car|ce|ces|cette|chez|comme|contre|dans|de|depuis|des|dont|du|elles?|en|entre|est|et|était|étaient|furent|fut|ils?|la|le|les|lors|mais|ne|ni|on|ont|ou|où|par|pour|puis|quand|que|qui|sans|se|selon|si|sont|sous|sur|une?|vers'
const units = 'h|min|km|m|cm|ha|kg|g|Ko|Mo|€'
const year = '(?:1[5-9]|20)\\p{N}{2}(?!\\p{N})'

/** Left as they are: addresses on the web and of mail. */
const untouchable = /(?:https?:\/\/|www\.|mailto:)[^\s«»]+|(?<!\S)[^\s@]+@[^\s@]+\.[^\s@]+/g

const rules: readonly (readonly [RegExp, string | ((match: string) => string)])[] = [
  // Apostrophes inside and at the end of words: l'Odas, aujourd'hui, l'« action », l'(in)action.
  [/(?<=\p{L})'(?=[\p{L}\p{N}«“([…]|$)/gu, '’'],
  // High punctuation.
  [new RegExp(`(?<=[\\p{L}\\p{N}»)\\]%’…])${space}*(?=[;!?]+(?:[\\s»)\\]]|$))`, 'gu'), narrow],
  [new RegExp(`^${space}+(?=[;!?])`, 'gu'), narrow],
  [new RegExp(`(?<!${space})${space}+(?=:(?:\\s|$))`, 'gu'), noBreak],
  [/(?<=[\p{L}»)\]])(?=:(?:\s|$))/gu, noBreak],
  [new RegExp(`(?<=\\p{N})${space}*(?=%)`, 'gu'), narrow],
  // Guillemets, also where the text between them is another node.
  [new RegExp(`«${space}*(?=\\S|$)`, 'gu'), `«${noBreak}`],
  [new RegExp(`(?<=\\S|^)${space}*»`, 'gu'), `${noBreak}»`],
  // Numbers, their units, what they count. The space comes first: looking back from each digit would take for ever.
  [
    /(?<![\p{N}\p{L}])\p{N}{1,3}(?:[ \u00A0\u202F]\p{N}{3})+(?!\p{N})/gu,
    (number) => number.replace(/[ \u00A0]/g, narrow),
  ],
  [new RegExp(`(?<=\\p{N})${space}(?=(?:${units})(?![\\p{L}\\p{N}’']))`, 'gu'), noBreak],
  [new RegExp(`(?<=\\p{N}${noBreak}h)${space}(?=\\p{N}{2}(?!\\p{N}))`, 'gu'), noBreak],
  [
    new RegExp(
      `${space}(?=(?!(?:${linking})(?!\\p{L}))\\p{Ll}{2,})(?<=(?<![\\p{N}.,-])(?<!(?<!\\p{L})(?:${namedBy})${space})(?!${year})\\p{N}+(?:,\\p{N}+)?${space})`,
      'gu',
    ),
    noBreak,
  ],
  // Dates.
  [new RegExp(`(?<=(?<!\\p{L})(?:\\p{N}{1,2}|1er))${space}(?=(?:${months})(?!\\p{L}))`, 'gu'), noBreak],
  [new RegExp(`(?<=(?<!\\p{L})(?:${months}))${space}(?=\\p{N}{4}(?!\\p{N}))`, 'gu'), noBreak],
  // What goes before a number or a name.
  [
    new RegExp(
      `(?<=(?<!\\p{L})(?:[nN][°ºo]s?|p\\.|[aA]rt\\.|§|MM?\\.|Mmes?|Mlles?|Dr|Pr))${space}(?=[\\p{N}\\p{Lu}])`,
      'gu',
    ),
    noBreak,
  ],
]

/**
 * The text with the spaces and apostrophes of French printing: U+202F before `; ! ? %` and between thousands,
 * U+00A0 before `:`, inside « » and between a number and what it counts, ’ for the apostrophe.
 * Web and e-mail addresses stay as they are. Applying it twice changes nothing more.
 */
export function frenchTypography(text: string): string {
  let result = ''
  let end = 0
  for (const match of text.matchAll(untouchable)) {
    result += setRun(text.slice(end, match.index)) + match[0]
    end = match.index + match[0].length
  }
  return result + setRun(text.slice(end))
}

function setRun(text: string): string {
  return rules.reduce(
    (run, [pattern, replacement]) =>
      typeof replacement === 'string' ? run.replace(pattern, replacement) : run.replace(pattern, replacement),
    text,
  )
}
