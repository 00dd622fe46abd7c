import { expect, test } from 'vitest'
import { plainText } from '../../lib/citation/plain-text'

test.each([
  ['no-break spaces become ordinary ones', '«\u00A0Qui\u202F?\u00A0»', '« Qui ? »'],
  ['the curly apostrophe stays', 'l’Odas', 'l’Odas'],
  ['accents, guillemets and emoji stay', '« Où ? » 😀 Œuvre', '« Où ? » 😀 Œuvre'],
  ['ends of lines and tabs become spaces', 'une\r\nligne\tpuis\u2028une autre', 'une ligne puis une autre'],
  ['several spaces become one, none at the ends', '  a \u00A0 b  ', 'a b'],
  ['soft hyphens and characters of private use go', 'co\u00ADhésion\uE000', 'cohésion'],
])('%s', (_, text, plain) => {
  expect(plainText(text)).toBe(plain)
})
