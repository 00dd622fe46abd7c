import { describe, expect, test } from 'vitest'
import { checkOptions, UsageError } from '../../lib/commands/check-options'
import { showsColours } from '../../lib/commands/colours'

test.each([
  [[], { format: 'text', follows: false, wantsHelp: false }],
  [['--format', 'json'], { format: 'json', follows: false, wantsHelp: false }],
  [['--format=github'], { format: 'github', follows: false, wantsHelp: false }],
  [
    ['--explain', 'date-invalide'],
    { format: 'text', explain: 'date-invalide', follows: false, wantsHelp: false },
  ],
  [['--suivre'], { format: 'text', follows: true, wantsHelp: false }],
  [['--watch'], { format: 'text', follows: true, wantsHelp: false }],
  [
    ['--', '--format', 'json', '--format=github', '--suivre'],
    { format: 'github', follows: true, wantsHelp: false },
  ],
  [['-h'], { format: 'text', follows: false, wantsHelp: true }],
  [['--help'], { format: 'text', follows: false, wantsHelp: true }],
])('« npm run check -- %j » is understood', (args, options) => {
  expect(checkOptions(args)).toEqual(options)
})

describe('what is not understood is told with the nearest name', () => {
  test.each([
    [['--fromat', 'json'], 'L’option « --fromat » n’existe pas. Vouliez-vous écrire « --format » ?'],
    [['--format', 'jsno'], 'Le format « jsno » n’existe pas. Vouliez-vous écrire « json » ?'],
    [['--explain'], 'Il manque une valeur après « --explain », par exemple « --explain date-invalide ».'],
    [['--format='], 'Il manque une valeur après « --format », par exemple « --format json ».'],
    [
      ['--explain', '--suivre'],
      'Il manque une valeur après « --explain », par exemple « --explain date-invalide ».',
    ],
    [
      ['-x'],
      'L’option « -x » n’existe pas. Noms possibles : « --format », « --explain », « --suivre », « --help ».',
    ],
    [['--suivre=oui'], '« oui » n’est pas une option : cette commande vérifie tout le contenu.'],
    [['--', 'content'], '« content » n’est pas une option : cette commande vérifie tout le contenu.'],
    [['content'], '« content » n’est pas une option : cette commande vérifie tout le contenu.'],
  ])('%j', (args, message) => {
    expect(() => checkOptions(args)).toThrow(new UsageError(message))
  })
})

test('colours are for terminals that want them', () => {
  const stream = (isTTY: boolean) => Object.assign(Object.create(process.stdout), { isTTY })
  expect(showsColours(stream(true), {})).toBe(true)
  expect(showsColours(stream(true), { NO_COLOR: '1' })).toBe(false)
  expect(showsColours(stream(true), { TERM: 'dumb' })).toBe(false)
  expect(showsColours(stream(false), {})).toBe(false)
})
