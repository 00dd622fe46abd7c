import { expect, test } from '@playwright/test'

/*
 * What a screen reader says of the first page, in its order, from the browser's accessibility tree. When the page
 * changes on purpose, read the difference as a reader would hear it, then keep the new order:
 * npx playwright test --config tests/playwright.config.ts odas-reading-order --update-snapshots
 */
test('the first page is read in the order kept in the snapshot', async ({ page }) => {
  await page.goto('/')
  await expect(page.locator('body')).toMatchAriaSnapshot({ name: 'accueil.aria.yml' })
})
