import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const documents = fileURLToPath(new URL('../fixtures/publications/auteur-seul/documents', import.meta.url))
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('a publication without places, interviews or partners has no page and no link for them', async ({
  page,
}) => {
  await page.goto('/')
  for (const path of ['/villes', '/entretiens', '/partenaires']) {
    await expect(page.locator(`a[href="${path}"]`)).toHaveCount(0)
    expect((await page.request.get(path)).status(), path).toBe(404)
  }
  await expect(page.locator('.figures')).toHaveCount(0)
})

test('the original is served byte for byte, and the web edition stays beside it', async ({ page }) => {
  await page.goto('/')
  const [original, webEdition, epub] = await page.locator('.cover .files a').all()
  const name = readdirSync(documents).find((file) => file.endsWith('.pdf')) ?? ''
  const answer = await page.request.get((await original?.getAttribute('href')) ?? '', { maxRedirects: 0 })
  expect(answer.status()).toBe(200)
  expect(sha256(await answer.body())).toBe(sha256(readFileSync(join(documents, name))))
  await expect(page.locator('.cover .files a')).toHaveText([
    /\s– PDF – \d+\sKo – 3\spages – non balisé pour l’accessibilité$/,
    /^Télécharger l’édition web\s– PDF, \d+\sKo, \d+\spages$/,
    /^Télécharger l’édition web pour liseuse\s– EPUB, \d+\sKo$/,
  ])
  expect(await webEdition?.getAttribute('href')).toMatch(/-edition-web\.pdf$/)
  const book = await page.request.get((await epub?.getAttribute('href')) ?? '')
  expect(book.headers()['content-type']).toBe('application/epub+zip')
  expect(book.headers()['content-disposition']).toContain('attachment; filename="Les bancs publics')
})

test('notes, foreign words, tables and pictures of the text are there', async ({ page }) => {
  await page.goto('/')
  const call = page.locator('.note-call').first()
  await call.click()
  await expect(page).toHaveURL(/#_note-1$/)
  await expect(page.getByRole('note', { name: 'Note 1' })).toBeInViewport()
  await expect(page.locator('[lang=en]').first()).toBeVisible()
  await expect(page.getByRole('columnheader').first()).toBeVisible()
  const picture = page.locator('main img').first()
  await expect(picture).toHaveAttribute('alt', /\S/)
  expect(
    await picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth),
  ).toBeGreaterThan(0)
})
