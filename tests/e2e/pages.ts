import type { APIRequestContext } from '@playwright/test'
import { isLong } from '../long'

/** An address that no site has. */
export const unknownPath = '/cette-page-n-existe-pas'

/** The addresses of the pages that the site's own map gives. */
export async function listedPages(request: APIRequestContext): Promise<string[]> {
  const map = await (await request.get('/sitemap.xml')).text()
  return [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url ?? '').pathname)
}

/**
 * The addresses of all pages: those that the site's own map gives, those of the passages, withdrawn ones included, and
 * one that leads to the page « introuvable ».
 */
export async function allPages(request: APIRequestContext): Promise<string[]> {
  return [...(await pagesByKind(request)).values()].flat()
}

/** One page of each kind: of those that stand under one address, the first. */
export async function pagesOfEachKind(request: APIRequestContext): Promise<string[]> {
  return [...(await pagesByKind(request)).values()].flatMap((paths) => paths.slice(0, 1))
}

/** In the long form every page is looked at, otherwise one of each kind. */
export function pagesToCheck(request: APIRequestContext): Promise<string[]> {
  return isLong ? allPages(request) : pagesOfEachKind(request)
}

async function pagesByKind(request: APIRequestContext): Promise<Map<string, string[]>> {
  const text = async (path: string) => (await request.get(path)).text()
  const listed = await listedPages(request)
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
