import { expect, test } from 'vitest'
import { dress, element, part, svgSource } from '../../lib/figures/svg'
import { onPage, onPaper } from '../../lib/figures/theme'

test('texts and attribute values are escaped, so that a name can never become a tag', () => {
  const hostile = '"><script>alert(1)</script>&'
  expect(svgSource(dress(element('text', { 'aria-label': hostile }, [hostile]), onPage))).toBe(
    '<text aria-label="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;">' +
      '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;</text>',
  )
})

test('numbers are written as short as the eye allows, and attributes without a value left out', () => {
  const circle = element('circle', { cx: 12.3456, cy: -0.01, 'stroke-width': 1.23, r: undefined })
  expect(svgSource(dress(circle, onPage))).toBe('<circle cx="12" cy="0" stroke-width="1.2"/>')
})

test('pieces of SVG are put in as they are', () => {
  expect(svgSource(dress(element('g', {}, [element('path', { d: 'M0 0' })]), onPage))).toBe(
    '<g><path d="M0 0"/></g>',
  )
})

test('a part looks as the theme says, but for what it says itself', () => {
  const ring = element('g', {}, [part('ring', 'circle', { r: 5 }), part('ring', 'circle', { fill: 'red' })])
  expect(svgSource(dress(ring, onPage))).toBe(
    '<g><circle class="ring" r="5"/><circle class="ring" fill="red"/></g>',
  )
  const { children } = dress(ring, onPaper)
  expect(children).toEqual([
    { name: 'circle', attributes: { ...onPaper('ring'), 'stroke-width': '2', r: '5' }, children: [] },
    { name: 'circle', attributes: { ...onPaper('ring'), 'stroke-width': '2', fill: 'red' }, children: [] },
  ])
})
