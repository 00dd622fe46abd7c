import { expect, test } from 'vitest'
import { unapiFormats, unapiRequest } from '../../lib/metadata/unapi'

test.each([
  ['', { wants: 'formats' }],
  ['id=cahier', { wants: 'formats-of-record', id: 'cahier' }],
  ['id=cahier&format=ris', { wants: 'record', id: 'cahier' }],
  ['format=ris&id=cahier', { wants: 'record', id: 'cahier' }],
  ['id=autre', { refused: 404 }],
  ['id=autre&format=ris', { refused: 404 }],
  ['id=cahier&format=mods', { refused: 406 }],
  ['id=cahier&format=RIS', { refused: 406 }],
  ['format=ris', { refused: 400 }],
  ['id=', { refused: 400 }],
  ['id=cahier&format=', { refused: 400 }],
  ['id=cahier&id=cahier', { refused: 400 }],
  ['id=cahier&utm_source=x', { refused: 400 }],
])('?%s', (query, expected) => {
  expect(unapiRequest(new URLSearchParams(query), ['cahier'])).toEqual(expected)
})

test('RIS alone is offered, for every record or for one', () => {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
  const format = '<format name="ris" type="application/x-research-info-systems"/>'
  expect(unapiFormats()).toBe(`${declaration}<formats>${format}</formats>\n`)
  expect(unapiFormats('a&"b')).toBe(`${declaration}<formats id="a&#x26;&#x22;b">${format}</formats>\n`)
})
