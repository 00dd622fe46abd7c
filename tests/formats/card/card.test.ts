import { imageSize } from 'image-size'
import { expect, test } from 'vitest'
import { titlePage } from '../../../lib/document'
import { cardDescription, cardSize, cardSvg } from '../../../lib/formats/card/card'
import { png } from '../../../lib/formats/card/raster'
import { publicationWith, sevenCities } from '../../figures/sample-places'

const publication = publicationWith(sevenCities)
const title = titlePage(publication)
const withoutMap = titlePage(publicationWith(undefined))

test('the card is a PNG of 1200 by 630, the same bytes each time', async () => {
  const first = await png(cardSvg(title))
  expect(imageSize(first)).toMatchObject({ ...cardSize, type: 'png' })
  expect(await png(cardSvg(title))).toBe(first)
  // Drawn anew, where nothing is kept.
  Object.assign(globalThis, { pictures: undefined })
  const again = await png(cardSvg(title))
  expect(again).not.toBe(first)
  expect(Buffer.compare(first, again)).toBe(0)
})

test('it carries kind, title, date and map', () => {
  const svg = cardSvg(title)
  expect(svg).toContain('>PUBLICATION<')
  expect(svg).toContain('>Étude<')
  expect(svg).toContain('Juin\u00A02013 – Éditeur d’essai')
  expect(svg.match(/<circle/g)).toHaveLength(7)
  expect(cardSvg(withoutMap)).not.toContain('<circle')
})

test('a title of any length stays inside, and no character of it can become a tag', () => {
  const long = `<svg onload="x"> & ${'Une très longue suite de mots '.repeat(10)}`
  const svg = cardSvg(titlePage({ ...publication, title: long }))
  const baselines = [...svg.matchAll(/<text[^>]* y="([\d.]+)"/g)].map(([, y]) => Number(y))
  expect(Math.max(...baselines)).toBeLessThanOrEqual(cardSize.height - 60)
  expect(svg).not.toContain('<svg onload')
})

test('its description says what it shows', () => {
  expect(cardDescription(title)).toBe(
    'Publication\u00A0: Étude «\u00A0Les villes d’essai\u00A0». Éditeur d’essai, juin\u00A02013, avec la carte de France où sont marqués les lieux étudiés.',
  )
})
