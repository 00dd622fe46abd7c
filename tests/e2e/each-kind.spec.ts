import { type Browser, expect, type Page, test } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import { isLong } from '../long'
import { violations } from './axe'
import { pagesOfEachKind, pagesToCheck, unknownPath } from './pages'

/** A stop of the keyboard's walk. */
interface Stop {
  readonly index: number
  readonly what: string
  readonly isInside: boolean
  readonly isMarked: boolean
}

declare global {
  var stops: Stop[]
}

/** The middle of a place on the map, and how wide what can be pressed is, in pixels. */
interface Target {
  readonly x: number
  readonly y: number
  readonly size: number
}

/** What is found on a page of a kind that is opened once, besides what axe finds. */
interface Visit {
  readonly path: string
  readonly places: number
  readonly stops: readonly Stop[]
  /** Shapes that the colours which a reader imposes take away. */
  readonly unseen: readonly string[]
  readonly currentDecorations: readonly string[]
  /** The targets of the maps, by the width of the screen. */
  readonly targets: Readonly<Record<number, readonly Target[]>>
  readonly wideTables: number
  readonly spaced: { readonly sideways: number; readonly cut: readonly string[] }
  readonly picture: string
  readonly pictureDescription: string
}

// One worker opens the pages, for all tests of this file.
test.describe.configure({ mode: 'default' })

let visits: Visit[]
const found: Record<'light' | 'dark', Map<string, readonly string[]>> = { light: new Map(), dark: new Map() }

test.beforeAll(async ({ browser }) => {
  visits = await visitAll(browser, test.info().project.use.baseURL)
})

/** All of WCAG 2.2 that axe can test, AAA included, its own best practices, and the French rules. */
const everyRule: RunOptions = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'],
  },
  resultTypes: ['violations'],
}

const contrastRules: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'] },
  resultTypes: ['violations'],
}

async function visitAll(browser: Browser, baseURL: string | undefined): Promise<Visit[]> {
  // The tools are put into the pages, whose security policy would refuse them as it refuses any script.
  const page = await browser.newPage({ baseURL, bypassCSP: true })
  await page.addInitScript(() => {
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element)) return
      const { left, top, right, bottom } = target.getBoundingClientRect()
      const { outlineStyle, outlineWidth } = getComputedStyle(target)
      globalThis.stops.push({
        index: [...document.querySelectorAll('*')].indexOf(target),
        what: target.outerHTML.slice(0, 120),
        isInside: left < innerWidth && right > 0 && top < innerHeight && bottom > 0,
        isMarked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      })
    })
    globalThis.stops = []
  })
  const kinds = await pagesOfEachKind(page.request)
  const made: Visit[] = []
  for (const path of new Set([...kinds, ...(await pagesToCheck(page.request))])) {
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.goto(path)
    found.light.set(path, await violations(page, everyRule))
    await page.emulateMedia({ colorScheme: 'dark' })
    // The two themes differ by their colours alone.
    found.dark.set(path, await violations(page, isLong ? everyRule : contrastRules))
    await page.emulateMedia({ colorScheme: 'light' })
    if (kinds.includes(path)) made.push(await visit(page, path))
  }
  await page.close()
  return made
}

/** Looks at the page that is open; what changes the page comes last. */
async function visit(page: Page, path: string): Promise<Visit> {
  const { picture, pictureDescription } = await page.evaluate(() => {
    const meta = (property: string) =>
      document.querySelector(`meta[property="${property}"]`)?.getAttribute('content') ?? ''
    return { picture: meta('og:image'), pictureDescription: meta('og:image:alt') }
  })
  await page.emulateMedia({ forcedColors: 'active' })
  const { unseen, currentDecorations } = await page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor
    const shapes = document.querySelectorAll(
      'svg :is(.dot, .dot-quiet, .bar, .bar-quiet, .mark, .span, .centre)',
    )
    const current = [...document.querySelectorAll('header [aria-current]')].slice(0, 1)
    return {
      unseen: [...shapes]
        .filter((shape) => getComputedStyle(shape).fill === ground)
        .map((shape) => shape.outerHTML),
      currentDecorations: current.map((link) => getComputedStyle(link).textDecorationLine),
    }
  })
  await page.emulateMedia({ forcedColors: 'none' })
  const places = await page.evaluate(
    () =>
      [...document.querySelectorAll('a[href], summary, [tabindex="0"]')].filter((element) =>
        element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }),
      ).length,
  )
  for (let step = 0; step < places; step += 1) await page.keyboard.press('Tab')
  const stops = await page.evaluate(() => globalThis.stops)

  const targets: Record<number, Target[]> = { 1280: await targetsOf(page) }
  // 320 pixels are also what 400 % of magnification leaves of a screen 1280 pixels wide.
  await page.setViewportSize({ width: 320, height: 800 })
  targets[320] = await targetsOf(page)
  const spaced = await spacedWide(page)
  const wideTables = await page.locator('.table').evaluateAll((tables) => {
    for (const fold of document.querySelectorAll('details')) fold.open = true
    return tables.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length
  })
  return {
    ...{ path, places, stops, unseen, currentDecorations, targets, wideTables, spaced },
    ...{ picture, pictureDescription },
  }
}

function targetsOf(page: Page): Promise<Target[]> {
  return page.locator('svg.carte a .target').evaluateAll((circles) =>
    circles.map((circle) => {
      const { x, y, width: size } = circle.getBoundingClientRect()
      return { x: x + size / 2, y: y + size / 2, size }
    }),
  )
}

/** What the text does when it is spaced as wide as WCAG asks; then it is as before. */
async function spacedWide(page: Page): Promise<Visit['spaced']> {
  const style = await page.addStyleTag({
    content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`,
  })
  const spaced = await page.evaluate(() => {
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
  await style.evaluate((element) => element instanceof Element && element.remove())
  return spaced
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any kind of page, ${theme} theme`, () => {
    expect(found[theme].size).toBeGreaterThan(5)
    for (const [path, faults] of found[theme]) expect(faults, path).toEqual([])
  })
}

test('the keyboard alone goes through every kind of page, in order, and is always seen', () => {
  for (const { path, stops, places } of visits) {
    expect(
      stops.filter(({ isInside, isMarked }) => !isInside || !isMarked),
      path,
    ).toEqual([])
    const order = stops.map(({ index }) => index)
    expect(order, path).toEqual([...order].sort((a, b) => a - b))
    expect(new Set(order).size, path).toBe(places)
  }
})

test('with the text spaced as wide as WCAG asks, nothing is cut or scrolls sideways', () => {
  for (const { path, spaced } of visits) expect(spaced, path).toEqual({ sideways: 0, cut: [] })
})

test('in the colours that a reader imposes, drawings and marks are still there', () => {
  for (const { path, unseen, currentDecorations } of visits) {
    expect(unseen, path).toEqual([])
    for (const decoration of currentDecorations) expect(decoration, path).toBe('underline')
  }
})

test('no table is wider than a screen of 320 pixels', () => {
  for (const { path, wideTables } of visits) expect(wideTables, path).toBe(0)
})

test('every place on a map can be pressed: targets of 24 pixels that do not cover one another', () => {
  for (const { path, targets } of visits) {
    if (path !== '/' && !path.startsWith('/villes')) continue
    for (const [width, all] of Object.entries(targets)) {
      for (const [index, target] of all.entries()) {
        expect(target.size, `${path} ${width}`).toBeGreaterThanOrEqual(24)
        for (const other of all.slice(index + 1)) {
          expect(
            Math.hypot(target.x - other.x, target.y - other.y),
            `${path} ${width}`,
          ).toBeGreaterThanOrEqual(24)
        }
      }
    }
  }
})

test('the picture for social networks is a PNG of the size that they ask for, and is described', async ({
  request,
  baseURL,
}) => {
  for (const { path, picture, pictureDescription } of visits) {
    if (path === unknownPath) continue
    expect(new URL(picture).origin, path).toBe(new URL(baseURL ?? '').origin)
    expect(pictureDescription, path).toMatch(/\S{3}/)
    const answer = await request.get(picture)
    expect(answer.headers()['content-type']).toBe('image/png')
    const bytes = await answer.body()
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], path).toEqual([1200, 630])
  }
})
