import { expect, test } from 'vitest'
import { type CountStatement, countsDiffer } from '../../lib/publication'

const statement = (count: number, precision: CountStatement['precision'], source: string) => ({
  count,
  precision,
  sources: [source],
})

test('sources that say the same do not differ, whoever they are', () => {
  expect(
    countsDiffer({ counts: [statement(350, 'exact', 'P'), statement(350, 'exact', 'R')], spheres: [] }),
  ).toBe(false)
})

test('« 350 » and « plus de 350 » differ', () => {
  expect(
    countsDiffer({ counts: [statement(350, 'exact', 'P'), statement(350, 'more-than', 'R')], spheres: [] }),
  ).toBe(true)
})
