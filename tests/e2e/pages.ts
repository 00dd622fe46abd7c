import type { Page } from '@playwright/test'

/** An address that no site has. */
export const unknownPath = '/cette-page-n-existe-pas'

/** The addresses of all pages, as the site's own map gives them, and one that leads to the page « introuvable ». */
export async function allPages(page: Page): Promise<string[]> {
  const answer = await page.request.get('/sitemap.xml')
  const locations = [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)]
  return [...locations.map(([, url]) => new URL(url ?? '').pathname), unknownPath]
}

/** One page of each kind: of those that stand under one address, the first. */
export async function pagesOfEachKind(page: Page): Promise<string[]> {
  const kinds = new Map<string, string>()
  for (const path of await allPages(page)) {
    const kind = path.replace(/(?<=^\/[^/]+)\/.*/, '/…')
    if (!kinds.has(kind)) kinds.set(kind, path)
  }
  return [...kinds.values()]
}

/** With every tool at hand every page is looked at, otherwise one of each kind. */
export function pagesToCheck(page: Page): Promise<string[]> {
  return process.env.REQUIRE_SYSTEM_TOOLS === '1' ? allPages(page) : pagesOfEachKind(page)
}
