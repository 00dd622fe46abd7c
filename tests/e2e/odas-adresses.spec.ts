import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { publishedAddresses } from '../published-addresses'

/** The publication's own file, which leads elsewhere for the time that nobody supplies it. */
const original = '/les-villes-et-le-lien-social.pdf'

test('every address that was ever published answers, and has its anchors', async ({ request }) => {
  const anchorsByPath = new Map<string, string[]>()
  for (const address of publishedAddresses(resolve(import.meta.dirname, '../..'))) {
    const [path = '', anchor] = address.split('#')
    anchorsByPath.set(path, [...(anchorsByPath.get(path) ?? []), ...(anchor === undefined ? [] : [anchor])])
  }
  expect(anchorsByPath.size).toBeGreaterThan(50)
  const wrong: string[] = []
  for (const [path, anchors] of anchorsByPath) {
    const first = await request.get(path, { maxRedirects: 0 })
    const expected = path === original ? [200, 302] : [200, 301]
    if (!expected.includes(first.status())) wrong.push(`${path} ${first.status()}`)
    if (anchors.length === 0) continue
    const page = await (await request.get(path)).text()
    const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))
    wrong.push(...anchors.filter((anchor) => !ids.has(anchor)).map((anchor) => `${path}#${anchor}`))
  }
  expect(wrong).toEqual([])
})

test('the number of a paragraph leads to its citation, and back to its place', async ({ page }) => {
  await page.goto('/')
  const number = page.locator('main .passage-number').first()
  const shown = (await number.textContent()) ?? ''
  await expect(number).toHaveAccessibleName(`Paragraphe\u00A0${shown}\u00A0: citer ce passage`)
  const words = (await number.locator('..').textContent()) ?? ''
  await number.click()
  await expect(page).toHaveURL(`/citer/p${shown}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Paragraphe\u00A0${shown}`)
  const quoted = (await page.locator('main blockquote').textContent()) ?? ''
  expect(words.replace(/\s+/g, ' ')).toContain(quoted.replace(/\s+/g, ' ').trim())
  await expect(page.locator('.reference').first()).toContainText(`§\u00A0${shown}`)
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  await page.getByRole('link', { name: 'Lire ce passage à sa place' }).click()
  await expect(page).toHaveURL(`/#p${shown}`)
  await expect(page.locator(`#p${shown}`)).toBeInViewport()
})

test('the numbers are not copied with the text', async ({ page }) => {
  await page.goto('/')
  const copied = await page.evaluate(() => {
    const paragraph = document.querySelector('p:has(> .passage-number)')
    const selection = getSelection()
    if (!paragraph || !selection) return undefined
    selection.selectAllChildren(paragraph)
    return selection.toString()
  })
  expect(copied).toMatch(/^\s*\p{Lu}/u)
})

for (const width of [320, 1280]) {
  test(`the numbers stand beside the text, never over it, at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    for (const path of ['/', '/partenaires', '/a-propos']) {
      await page.goto(path)
      const misplaced = await page.locator('.passage-number').evaluateAll(
        (numbers, isWide) =>
          numbers
            .filter((number) => {
              const box = number.getBoundingClientRect()
              const text = number.closest('.prose')?.getBoundingClientRect()
              if (!text || box.left < 0) return true
              return isWide ? box.right > text.left + 1 : box.left < text.left - 1
            })
            .map((number) => number.textContent),
        width >= 768,
      )
      expect(misplaced, path).toEqual([])
    }
  })
}
