import { describe, expect, test } from 'vitest'
import { type Colours, dark, day } from '../../lib/design'

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

test('black on white is 21:1, as WCAG has it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
})

describe.each([
  ['light', day],
  ['dark', dark],
])('the %s theme', (_, colours) => {
  test.each<[keyof Colours, keyof Colours]>([
    ['ink', 'paper'],
    ['ink', 'paper-deep'],
    ['ink-soft', 'paper'],
    ['ink-soft', 'paper-deep'],
    ['blue', 'paper'],
    ['blue', 'paper-deep'],
    // The skip link, and the numbers and names on blue marks.
    ['paper', 'ink'],
    ['paper', 'blue'],
  ])('sets %s on %s with a contrast of 7:1 or more', (text, ground) => {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(7)
  })

  test.each<[keyof Colours, keyof Colours]>([
    ['vermilion', 'paper'],
    ['vermilion', 'paper-deep'],
    ['line', 'paper'],
    ['line', 'paper-deep'],
  ])('draws %s on %s with a contrast of 3:1 or more', (mark, ground) => {
    expect(contrast(colours[mark], colours[ground])).toBeGreaterThanOrEqual(3)
  })
})
