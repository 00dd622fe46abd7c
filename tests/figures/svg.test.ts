import { expect, test } from 'vitest'
import { element } from '../../lib/figures/svg'

test('texts and attribute values are escaped, so that a name can never become a tag', () => {
  const hostile = '"><script>alert(1)</script>&'
  expect(element('text', { 'aria-label': hostile }, [hostile]).source).toBe(
    '<text aria-label="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;">' +
      '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;</text>',
  )
})

test('numbers are written as short as the eye allows, and attributes without a value left out', () => {
  expect(element('circle', { cx: 12.3456, cy: -0.01, 'stroke-width': 1.23, r: undefined }).source).toBe(
    '<circle cx="12" cy="0" stroke-width="1.2"/>',
  )
})

test('pieces of SVG are put in as they are', () => {
  expect(element('g', {}, [element('path', { d: 'M0 0' })]).source).toBe('<g><path d="M0 0"/></g>')
})
