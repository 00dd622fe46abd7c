import { expect, test } from 'vitest'
import { dressed } from '../../lib/figures/figure'
import { svgSource } from '../../lib/figures/svg'
import { onPage } from '../../lib/figures/theme'
import { timeline } from '../../lib/figures/timeline'
import type { DatedFact } from '../../lib/publication'

const facts: readonly DatedFact[] = [
  { date: { year: 1990, month: 6, day: 14 }, text: 'Création', sources: [] },
  { date: { year: 2010 }, end: { year: 2012 }, text: 'Recherche', sources: [] },
  { date: { year: 2013, month: 6 }, text: 'Parution', sources: [] },
  { date: { year: 2013, month: 9 }, text: 'Débat', sources: [] },
  { date: { year: 2025, month: 3, day: 6 }, text: 'Fin', sources: [] },
]
const figure = timeline(facts)
const svg = figure ? svgSource(dressed(figure, onPage)) : ''
const circles = [...svg.matchAll(/<circle class="mark" cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => ({
  x: Number(x),
  y: Number(y),
}))

test('each fact has its number on the line and in the table', () => {
  expect([...svg.matchAll(/class="mark-number"[^>]*>(\d+)</g)].map(([, number]) => number).sort()).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
  ])
  expect(figure?.table.rows.map((row) => row.map(({ text }) => text))).toContainEqual([
    '2',
    '2010–2012',
    'Recherche',
  ])
})

test('facts stand in the order of time, and those of nearly one time one above the other', () => {
  expect(circles.map(({ x }) => x)).toEqual([...circles.map(({ x }) => x)].sort((a, b) => a - b))
  const [, parution, debat] = circles
  expect(Math.abs((parution?.y ?? 0) - (debat?.y ?? 0))).toBeGreaterThan(30)
})

test('a period known to the year lasts to the end of its last year', () => {
  const [, x, width] = /<rect class="span" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/.exec(svg) ?? []
  const perYear = ((circles.at(-1)?.x ?? 0) - (circles[0]?.x ?? 0)) / (2025.18 - 1990.46)
  expect(Number(width) / perYear).toBeCloseTo(3, 0)
  expect(Number(x)).toBeGreaterThan(circles[0]?.x ?? 0)
})

test('without facts there is no line', () => {
  expect(timeline([])).toBeUndefined()
})
