import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { listedPages, pagesOfEachKind } from './pages'

/**
 * Rules that Next.js makes for its own use of fonts; and that of lists of tasks, which no publication tried here has
 * (tests/formats/html.test.ts has one).
 */
const foreign = /_className$|^\.task$/

test('every rule of the stylesheet serves on some page of some publication', async ({ browser }) => {
  const unused = new Set<string>()
  const used = new Set<string>()
  const { origins } = test.info().project.metadata
  for (const baseURL of z.array(z.string()).parse(origins)) {
    const page = await browser.newPage({ baseURL })
    const paths = [...(await listedPages(page.request)), ...(await pagesOfEachKind(page.request))]
    for (const path of new Set(paths)) {
      await page.goto(path)
      const { matched, unmatched } = await page.evaluate(() => {
        const selectors: string[] = []
        const collect = (rules: CSSRuleList) => {
          for (const rule of rules) {
            if (rule instanceof CSSStyleRule) selectors.push(rule.selectorText)
            if ('cssRules' in rule && rule.cssRules instanceof CSSRuleList) collect(rule.cssRules)
          }
        }
        for (const sheet of document.styleSheets) collect(sheet.cssRules)
        // What depends on the moment is left out: the rest of the selector must still find something.
        const lasting = (selector: string) =>
          selector
            .replace(/:not\(:focus(-visible)?\)|:is\(:hover, :focus-visible\)|\[open\]/g, '')
            .replace(/(^|[\s>+~,(])(?=::?(target|before|after|focus-visible))/g, '$1*')
            .replace(/::?(hover|focus-visible|focus|target-current|target|before|after|details-content)/g, '')
        const finds = (selector: string) => {
          try {
            return document.querySelector(lasting(selector)) !== null
          } catch {
            return false
          }
        }
        return { matched: selectors.filter(finds), unmatched: selectors.filter((each) => !finds(each)) }
      })
      for (const selector of matched) used.add(selector)
      for (const selector of unmatched) unused.add(selector)
    }
    await page.close()
  }
  expect(used.size).toBeGreaterThan(100)
  expect([...unused].filter((selector) => !used.has(selector) && !foreign.test(selector))).toEqual([])
})
