import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import { unzipSync } from 'fflate'
import { isLong } from '../long'
import { violations } from './axe'

/** All of WCAG 2.2 that axe can test. Its best practices are for sites: a chapter has no landmarks of its own. */
const rules: RunOptions = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  },
  resultTypes: ['violations'],
}

const contrastRules: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
}

test('axe finds nothing in the chapters of the book, in either theme, and no chapter is wider than a telephone', async ({
  page,
}, testInfo) => {
  await page.goto('/')
  const href = await page.locator('.files a[href$=".epub"]').first().getAttribute('href')
  const book = unzipSync(await (await page.request.get(href ?? '')).body())
  const chapters: string[] = []
  for (const [path, bytes] of Object.entries(book)) {
    const file = join(testInfo.outputPath('book'), path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
    if (path.endsWith('.xhtml')) chapters.push(file)
  }
  expect(chapters.length).toBeGreaterThan(5)
  await page.setViewportSize({ width: 400, height: 800 })
  for (const chapter of chapters) {
    await page.goto(pathToFileURL(chapter).href)
    // The paper is the reading system's; axe takes it for white unless a rule says what the browser paints.
    await page.addStyleTag({ content: 'html { background: Canvas; color: CanvasText }' })
    expect(await violations(page, rules), chapter).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(page, isLong ? rules : contrastRules), chapter).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, chapter).toBeLessThanOrEqual(400)
  }
})
