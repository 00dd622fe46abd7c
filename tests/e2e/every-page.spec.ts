import { type Browser, expect, type Page, test } from '@playwright/test'
import { listedPages } from './pages'

/** What is found on a page that is opened once. */
interface Visit {
  readonly path: string
  readonly status: number | undefined
  readonly title: string
  readonly language: string
  readonly mainHeadings: number
  readonly descriptions: number
  readonly scripts: number
  readonly skipLinks: number
  /** Those of the header and the foot. */
  readonly links: readonly string[]
  /** Those that a reader sees in the main text. */
  readonly mainLinks: readonly string[]
  /** The texts of sections that have nothing but headings. */
  readonly bareSections: readonly string[]
  readonly emptyElements: number
  /** The texts that French printing has rules for. */
  readonly texts: readonly string[]
  readonly currentInTrail: number
  readonly firstOfTrail: string | undefined
  readonly currentInFoot: number
  /** How far the page scrolls sideways, by the width of the screen. */
  readonly overflows: Readonly<Record<number, number>>
}

// One worker opens the pages, for all tests of this file.
test.describe.configure({ mode: 'default' })

let visits: Visit[]
const complaints: string[] = []

test.beforeAll(async ({ browser }) => {
  visits = await visitAll(browser, test.info().project.use.baseURL)
})

async function visitAll(browser: Browser, baseURL: string | undefined): Promise<Visit[]> {
  const page = await browser.newPage({ baseURL })
  page.on('console', (message) => complaints.push(`${page.url()} ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`))
  page.on('requestfailed', (request) => {
    const fault = request.failure()?.errorText
    // The icon may still be on its way when the next page is asked for.
    if (fault !== 'net::ERR_ABORTED') complaints.push(`${request.url()} ${fault}`)
  })
  const made: Visit[] = []
  for (const path of await listedPages(page.request)) made.push(await visit(page, path))
  await page.close()
  return made
}

const widths = [1280, 768, 320]

async function visit(page: Page, path: string): Promise<Visit> {
  const answer = await page.goto(path)
  const skipLinks = await page.getByRole('link', { name: 'Aller au contenu principal' }).count()
  const trail = page.getByRole('navigation', { name: 'Fil d’Ariane' })
  const currentInTrail = await trail.locator('[aria-current=page]').count()
  const firstOfTrail = (
    await trail.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  )[0]
  const found = await page.evaluate(() => {
    const count = (selector: string) => document.querySelectorAll(selector).length
    const isBare = (section: Element) => {
      const copy = section.cloneNode(true)
      if (!(copy instanceof Element)) return true
      for (const heading of copy.querySelectorAll('h2, h3, h4')) heading.remove()
      return !copy.textContent?.trim() && !copy.querySelector('img, svg')
    }
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest('code, pre, .address, [lang]:not(html)'))
        texts.push(node.textContent ?? '')
    }
    const links = (selector: string) => [...document.querySelectorAll(selector)]
    const href = (link: Element) => link.getAttribute('href') ?? ''
    return {
      title: document.title,
      language: document.documentElement.lang,
      mainHeadings: count('h1'),
      descriptions: count('meta[name=description]'),
      scripts: count('script:not([type="application/ld+json"])'),
      links: links('body > header a, body > footer a').map(href),
      mainLinks: links('main a')
        .filter((link) => link.checkVisibility({ visibilityProperty: true }))
        .map(href),
      bareSections: links('main section')
        .filter(isBare)
        .map((section) => section.textContent ?? ''),
      emptyElements: count('main :is(ul, ol, dl, nav, p):empty'),
      texts,
      currentInFoot: count('body > footer [aria-current]'),
    }
  })
  const overflows: Record<number, number> = {}
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    overflows[width] = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  return { path, status: answer?.status(), skipLinks, currentInTrail, firstOfTrail, overflows, ...found }
}

test('every page is whole: one title, one heading of level 1, French, no script, no error', () => {
  expect(visits.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/', '/a-propos', '/accessibilite', '/mentions-legales']),
  )
  for (const page of visits) {
    expect(page, page.path).toMatchObject({
      status: 200,
      language: 'fr',
      mainHeadings: 1,
      title: expect.stringMatching(/./),
      descriptions: 1,
      scripts: 0,
      skipLinks: 1,
    })
  }
  expect(complaints).toEqual([])
})

test('every page is reached from every other by the header and the foot', () => {
  const paths = visits.map(({ path }) => path)
  const places = paths.filter((path) => path.startsWith('/villes/'))
  for (const { path, links } of visits) {
    // A place is one step further, from the page of all places.
    expect(links, path).toEqual(expect.arrayContaining(paths.filter((other) => !places.includes(other))))
  }
  if (places.length > 0) {
    expect(visits.find(({ path }) => path === '/villes')?.mainLinks).toEqual(expect.arrayContaining(places))
  }
})

test('no section is empty, and no heading stands alone', () => {
  for (const { path, bareSections, emptyElements } of visits) {
    expect({ path, bareSections, emptyElements }).toEqual({ path, bareSections: [], emptyElements: 0 })
  }
})

test('the text is set as French printing sets it', () => {
  for (const { path, texts } of visits) {
    const wrong = texts.filter((text) => / [;:!?»%]|« |\p{L}'\p{L}/u.test(text) && !text.includes('://'))
    expect(wrong, path).toEqual([])
  }
})

for (const width of widths) {
  test(`nothing scrolls sideways at ${width} pixels`, () => {
    for (const { path, overflows } of visits) expect(overflows[width], path).toBeLessThanOrEqual(0)
  })
}

test('where one is stands in the breadcrumb and in the menu', () => {
  for (const { path, currentInTrail, firstOfTrail, currentInFoot } of visits) {
    if (path === '/') continue
    expect({ path, currentInTrail, firstOfTrail, currentInFoot }).toEqual({
      path,
      currentInTrail: 1,
      firstOfTrail: '/',
      currentInFoot: 1,
    })
  }
})
