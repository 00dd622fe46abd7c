import { expect, test } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import { HtmlValidate } from 'html-validate'
import { violations } from './axe'
import { checkWithNu, nuIsHere } from './nu-checker'
import { allPages, pagesOfEachKind, pagesToCheck } from './pages'

/** A stop of the keyboard's walk. */
interface Visit {
  readonly index: number
  readonly what: string
  readonly isInside: boolean
  readonly isMarked: boolean
}

declare global {
  var visits: Visit[]
}

// The tools are put into the pages, whose security policy would refuse them as it refuses any script.
test.use({ bypassCSP: true })

/** All of WCAG 2.2 that axe can test, AAA included, its own best practices, and the French rules. */
const everyRule: RunOptions = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'],
  },
  resultTypes: ['violations'],
}
for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any kind of page, ${theme} theme`, async ({ page }) => {
    test.setTimeout(300_000)
    await page.emulateMedia({ colorScheme: theme })
    for (const path of await pagesToCheck(page)) {
      await page.goto(path)
      expect(await violations(page, everyRule), path).toEqual([])
    }
  })
}

test('html-validate finds nothing on any kind of page', async ({ page }) => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
    // The site loads nothing from elsewhere.
    rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
  })
  for (const path of await pagesToCheck(page)) {
    const html = await (await page.request.get(path)).text()
    const report = await validator.validateString(html, path)
    const found = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId} : ${message} (${selector})`),
    )
    expect(found, path).toEqual([])
  }
})

test('the Nu checker finds nothing on any page', async ({ page }) => {
  test.skip(!nuIsHere(), 'Java absent : le vérificateur Nu ne tourne que dans .ci/run')
  test.setTimeout(120_000)
  const pages = new Map<string, string>()
  for (const path of await allPages(page)) pages.set(path, await (await page.request.get(path)).text())
  expect(await checkWithNu(pages)).toEqual([])
})

test('the keyboard alone goes through every kind of page, in order, and is always seen', async ({ page }) => {
  test.setTimeout(120_000)
  await page.addInitScript(() => {
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element)) return
      const { left, top, right, bottom } = target.getBoundingClientRect()
      const { outlineStyle, outlineWidth } = getComputedStyle(target)
      globalThis.visits.push({
        index: [...document.querySelectorAll('*')].indexOf(target),
        what: target.outerHTML.slice(0, 120),
        isInside: left < innerWidth && right > 0 && top < innerHeight && bottom > 0,
        isMarked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      })
    })
    globalThis.visits = []
  })
  for (const path of await pagesOfEachKind(page)) {
    await page.goto(path)
    const places = await page.evaluate(
      () =>
        [...document.querySelectorAll('a[href], summary, [tabindex="0"]')].filter((element) =>
          element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }),
        ).length,
    )
    for (let step = 0; step < places; step += 1) await page.keyboard.press('Tab')
    const visits = await page.evaluate(() => globalThis.visits)
    expect(
      visits.filter(({ isInside, isMarked }) => !isInside || !isMarked),
      path,
    ).toEqual([])
    const order = visits.map(({ index }) => index)
    expect(order, path).toEqual([...order].sort((a, b) => a - b))
    expect(new Set(order).size, path).toBe(places)
  }
})

test('with the text spaced as wide as WCAG asks, nothing is cut or scrolls sideways', async ({ page }) => {
  // 320 pixels are also what 400 % of magnification leaves of a screen 1280 pixels wide.
  await page.setViewportSize({ width: 320, height: 800 })
  for (const path of await pagesOfEachKind(page)) {
    await page.goto(path)
    await page.addStyleTag({
      content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }`,
    })
    const faults = await page.evaluate(() => {
      const cut = [...document.querySelectorAll('body *')].filter((element) => {
        const { overflowX, overflowY, clipPath } = getComputedStyle(element)
        const hides = overflowX === 'hidden' || overflowY === 'hidden' || overflowX === 'clip'
        // What is hidden from sight on purpose is not cut.
        if (!hides || clipPath !== 'none' || element.closest('svg')) return false
        return element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight
      })
      return {
        sideways: document.documentElement.scrollWidth - innerWidth,
        cut: cut.map((element) => element.outerHTML.slice(0, 120)),
      }
    })
    expect(faults, path).toEqual({ sideways: 0, cut: [] })
  }
})

test('in the colours that a reader imposes, drawings and marks are still there', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  for (const path of await pagesOfEachKind(page)) {
    await page.goto(path)
    const unseen = await page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor
      return [
        ...document.querySelectorAll('svg :is(.dot, .dot-quiet, .bar, .bar-quiet, .mark, .span, .centre)'),
      ]
        .filter((shape) => getComputedStyle(shape).fill === ground)
        .map((shape) => shape.outerHTML)
    })
    expect(unseen, path).toEqual([])
    const current = page.locator('header [aria-current]').first()
    if ((await current.count()) > 0) {
      await expect(current, path).toHaveCSS('text-decoration-line', 'underline')
    }
  }
})
