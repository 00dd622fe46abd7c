import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

declare global {
  var axe: { run(root: Document, options: RunOptions): Promise<AxeResults> }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong in the document that the page shows. */
export async function violations(page: Page, options: RunOptions): Promise<string[]> {
  await page.evaluate(axeSource)
  const results = await page.evaluate((wanted) => globalThis.axe.run(document, wanted), options)
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id} (${help}) : ${html.slice(0, 200)}`),
  )
}
