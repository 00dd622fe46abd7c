import type { Page } from '@playwright/test'

/** An address that no site has. */
export const unknownPath = '/cette-page-n-existe-pas'

/**
 * The addresses of all pages: those that the site's own map gives, those of the passages, withdrawn ones included, and
 * one that leads to the page « introuvable ».
 */
export async function allPages(page: Page): Promise<string[]> {
  return [...(await pagesByKind(page)).values()].flat()
}

/** One page of each kind: of those that stand under one address, the first. */
export async function pagesOfEachKind(page: Page): Promise<string[]> {
  return [...(await pagesByKind(page)).values()].flatMap((paths) => paths.slice(0, 1))
}

/** With every tool at hand every page is looked at, otherwise one of each kind. */
export function pagesToCheck(page: Page): Promise<string[]> {
  return process.env.REQUIRE_SYSTEM_TOOLS === '1' ? allPages(page) : pagesOfEachKind(page)
}

async function pagesByKind(page: Page): Promise<Map<string, string[]>> {
  const text = async (path: string) => (await page.request.get(path)).text()
  const locations = [...(await text('/sitemap.xml')).matchAll(/<loc>([^<]+)<\/loc>/g)]
  const listed = locations.map(([, url]) => new URL(url ?? '').pathname)
  const linked = new Set<number>()
  for (const path of listed) {
    for (const [, number] of (await text(path)).matchAll(/href="\/citer\/p(\d+)"/g))
      linked.add(Number(number))
  }
  const kinds = new Map<string, string[]>()
  const add = (kind: string, path: string) => kinds.set(kind, [...(kinds.get(kind) ?? []), path])
  for (const path of listed) add(path.replace(/(?<=^\/[^/]+)\/.*/, '/…'), path)
  // No number is used twice: one below the last that no text has is that of a withdrawn passage.
  for (let number = 1; number <= Math.max(0, ...linked); number += 1) {
    add(linked.has(number) ? 'passage' : 'withdrawn passage', `/citer/p${number}`)
  }
  add('unknown', unknownPath)
  return kinds
}
