import { request } from 'node:http'
import type { Figure } from './figure'

/** What pages weigh on the way to a browser: figures about bytes, which no machine makes slower. */
export async function weights(origin: string): Promise<Figure[]> {
  const home = await answer(`${origin}/`)
  const html = (await (await fetch(`${origin}/`)).text()) || ''
  const linked = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].map(
    ([, href]) => href ?? '',
  )
  const styles = await Promise.all(linked.map((href) => answer(new URL(href, origin).href)))
  const css = (
    await Promise.all(linked.map(async (href) => (await fetch(new URL(href, origin))).text()))
  ).join('')
  const pictures = [
    ...html.matchAll(/<img[^>]+src="([^"]+)"/g),
    // Of the icons that are offered, a browser takes one.
    ...[...html.matchAll(/<link[^>]+rel="icon"[^>]+href="([^"]+)"/g)].slice(0, 1),
  ]
  const fonts = [...`${html}${css}`.matchAll(/(?:url\("?|href=")([^")]+\.woff2)/g)]
  const others = new Set(
    [...pictures, ...fonts].map(([, href]) => new URL(href ?? '', new URL(linked[0] ?? '/', origin)).href),
  )
  const rest = await Promise.all([...others].map(answer))
  const firstVisit = home + sum(styles)
  const complete = firstVisit + sum(rest)
  const requests = 1 + styles.length + rest.length
  const pages = await pagePaths(origin)
  const scripts = await Promise.all(
    [...pages, '/page-inconnue'].map(
      async (path) =>
        [...(await (await fetch(origin + path)).text()).matchAll(/<script(?![^>]*application\/ld\+json)/g)]
          .length,
    ),
  )
  return [
    {
      name: `Scripts dans les ${pages.length} pages et la page 404`,
      toReach: '0',
      measured: `${sum(scripts)}`,
      reached: sum(scripts) === 0,
    },
    {
      name: 'Première visite : HTML et CSS, brotli, en-têtes compris',
      toReach: '≤ 14 600 octets',
      measured: `${firstVisit} octets`,
      reached: firstVisit <= 14_600,
    },
    {
      name: 'Première page complète, polices et figures comprises',
      toReach: '≤ 80 ko, ≤ 6 requêtes',
      measured: `${(complete / 1000).toFixed(1)} ko, ${requests} requêtes`,
      reached: complete <= 80_000 && requests <= 6,
    },
  ]
}

/** The addresses of the pages that the site's map lists. */
export async function pagePaths(origin: string): Promise<string[]> {
  const map = await (await fetch(`${origin}/sitemap.xml`)).text()
  return [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url ?? '').pathname)
}

/** Bytes of an answer as a browser receives it: status line, header fields and compressed content. */
function answer(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'br, gzip' } }, (response) => {
      const { socket } = response
      response
        .on('data', () => {})
        .on('end', () => {
          // What came over this connection, which served nothing else.
          resolve(socket.bytesRead)
          socket.destroy()
        })
    })
      .on('error', reject)
      .end()
  })
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
