import { describe, expect, test } from 'vitest'
import { partner, partnerExample, partnerFields } from '../../lib/content/parse-partner'
import { publicationExample, publicationFields } from '../../lib/content/parse-publication'

const parse = (fields: object) => publicationFields.safeParse({ ...publicationExample, ...fields })

describe('ISBN', () => {
  test.each(['978-2-1234-5680-3', '9782123456803', '2-1234-5680-2', '0-8044-2957-X'])('%s is one', (isbn) => {
    expect(parse({ isbn }).data?.isbn).toBe(isbn)
  })

  test.each(['978-2-1234-5680-4', '2-1234-5680-3', '978-2-1234', 'X-8044-2957-0', 'ISBN inconnu'])(
    '%s is none',
    (isbn) => {
      expect(parse({ isbn }).error?.issues[0]?.message).toContain('ISBN')
    },
  )
})

describe('DOI', () => {
  test('is written without its resolver', () => {
    expect(parse({ doi: '10.1234/cahier.2013_06' }).data?.doi).toBe('10.1234/cahier.2013_06')
    expect(parse({ doi: 'https://doi.org/10.1234/cahier' }).error?.issues[0]?.message).toContain(
      'sans adresse',
    )
    expect(parse({ doi: '10.1234/un deux' }).success).toBe(false)
  })
})

test('the period may have no end', () => {
  expect(parse({ periode: { debut: '2010', fin: '2012' } }).data?.periode).toEqual({
    start: { year: 2010 },
    end: { year: 2012 },
  })
  expect(parse({ periode: { debut: '2010-09' } }).data?.periode).toEqual({
    start: { year: 2010, month: 9 },
    end: undefined,
  })
})

test('a partner is one of the work, unless it says that it joined what followed', () => {
  const of = (fields: object) =>
    partner(partnerFields.parse({ ...partnerExample, ...fields }), 'cget', {
      file: '',
      tree: { type: 'root', children: [] },
    }).of
  expect(of({})).toBe('work')
  expect(of({ pour: 'ouvrage' })).toBe('work')
  expect(of({ pour: 'suite' })).toBe('follow-up')
})
