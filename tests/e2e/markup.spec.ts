import { expect, test } from '@playwright/test'
import { HtmlValidate } from 'html-validate'
import { isLong } from '../long'
import { checkWithNu, nuIsHere } from './nu-checker'
import { allPages, pagesToCheck } from './pages'

test('html-validate finds nothing on any kind of page', async ({ request }) => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
    // The site loads nothing from elsewhere.
    rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
  })
  for (const path of await pagesToCheck(request)) {
    const html = await (await request.get(path)).text()
    const report = await validator.validateString(html, path)
    const found = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId} : ${message} (${selector})`),
    )
    expect(found, path).toEqual([])
  }
})

test('the Nu checker finds nothing on any page', async ({ request }) => {
  test.skip(!isLong || !nuIsHere(), 'le vérificateur Nu demande Java et la forme longue (npm test -- --long)')
  const pages = new Map<string, string>()
  for (const path of await allPages(request)) pages.set(path, await (await request.get(path)).text())
  expect(await checkWithNu(pages)).toEqual([])
})
