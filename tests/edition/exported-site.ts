import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { baseOf } from '../../lib/edition/address'
import { appOf } from '../../lib/edition/app'
import { composeSite } from '../../lib/edition/compose-site'
import { Draft } from '../../lib/edition/draft'
import { exportEdition } from '../../lib/edition/export-edition'
import { Generations } from '../../lib/edition/generations'
import { Press } from '../../lib/edition/press'
import { type Edition, keepDraft, openEdition } from '../../lib/edition/store'
import { openWorkFolder } from '../../lib/edition/work-folder'
import { contentWith, temporaryFolder } from './workshop'

export const siteUrl = 'https://lien-social.example'

const filler = 'Les liens de voisinage, les cafés et les marchés, rue par rue. '.repeat(8)

/** What the pages of the sample site say, by address. */
export const samplePages: Readonly<Record<string, string>> = {
  '/': `<p>${filler}<a href="/villes#bordeaux">Bordeaux</a> <a href="/original.pdf">Le Cahier</a> <img src="/images/%C3%A9t%C3%A9.png" srcset="/images/%C3%A9t%C3%A9.png 1x, /images/plan.svg 2x" alt=""></p>`,
  '/villes': `<h2 id="bordeaux">Bordeaux</h2><p>${filler}En 2013, 350 entretiens.</p><p><a href="/villes/besancon">Besançon</a> <a href="/villes/lyon">Lyon</a></p><blockquote cite="/citer/p2"><p>${filler}</p></blockquote>`,
  '/villes/besancon': `<p>${filler}<a href="/villes">Les villes</a></p>`,
  '/villes/lyon': `<p>${filler}<a href="besancon">Besançon</a></p>`,
  '/citer': `<p>${filler}<a href="#haut" id="haut">Haut</a></p>`,
  '/citer/p1': `<p>${filler}Un.</p>`,
  '/citer/p2': `<p>${filler}Deux.</p>`,
}

const files: Readonly<Record<string, readonly [type: string, body: string | Buffer]>> = {
  '/edition-web.pdf': ['application/pdf', `%PDF-1.7 ${filler}`],
  '/robots.txt': ['text/plain; charset=utf-8', 'User-agent: *\nAllow: /\n'],
  '/linkset.json': ['application/linkset+json', `{"linkset":[],"note":"${filler}"}`],
  '/le-cahier.ris': ['application/x-research-info-systems', `TY  - RPRT\n${filler}`],
  '/speculation.json': ['application/speculationrules+json', '{"prefetch":[]}\n'],
  '/sans-extension': ['text/plain; charset=utf-8', 'texte'],
  // Names and values that a server's configuration could misread.
  '/prix$de{l}.txt': ['text/plain; charset=utf-8', 'texte'],
  '/images/été.png': ['image/png', Buffer.from('png')],
  '/images/plan.svg': ['image/svg+xml', `<svg>${filler}</svg>`],
}

const assets: typeof files = {
  '/style.css': [
    'text/css; charset=utf-8',
    `@font-face { src: url('/_next/static/media/caracteres.woff2') } body { background: url(/images/plan.svg) } p { color: #222 }`,
  ],
  '/_next/static/media/caracteres.woff2': ['font/woff2', Buffer.from('caractères')],
  // A public file that is HTML without being a page.
  '/google0123.html': ['text/html; charset=utf-8', 'preuve'],
}

const lastModified = 'Fri, 07 Mar 2025 00:00:00 GMT'

/** A site in miniature with everything that an edition may hold. */
function app(siteUrl: string, pages: Readonly<Record<string, string>>): RequestListener {
  const linkset = `<${siteUrl}/linkset.json>; rel="linkset"; type="application/linkset+json"`
  const documents = [
    ...Object.keys(pages).map((path) => ({
      path,
      kind: 'page',
      ...(path === '/' && { link: `<${siteUrl}/>; rel="cite-as", ${linkset}` }),
    })),
    ...Object.keys(files).map((path) => ({
      path,
      kind: 'file',
      ...(path === '/le-cahier.ris' && { link: `<${siteUrl}/>; rel="describes", ${linkset}` }),
    })),
    { path: '/original.pdf', kind: 'file' },
  ]
  const unapi = { ids: ['le-cahier'], formats: ['ris'] }
  return (request, response) => {
    const path = decodeURI(request.url ?? '')
    const page = pages[path]
    const [type, body] = files[path] ?? assets[path] ?? []
    if (path === '/documents') response.end(JSON.stringify({ documents, unapi, lastModified }))
    else if (page !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html(siteUrl, path, page))
    } else if (type !== undefined) {
      const disposition =
        path === '/robots.txt' ? { 'content-disposition': `inline; filename="$uri \\".txt"` } : {}
      response
        .writeHead(200, { 'content-type': type, 'last-modified': lastModified, ...disposition })
        .end(body)
    } else if (path === '/original.pdf') response.writeHead(302, { location: '/edition-web.pdf' }).end()
    else if (path.startsWith('/unapi')) {
      response
        .writeHead(path.endsWith('le-cahier') ? 300 : 200, { 'content-type': 'application/xml' })
        .end(path)
    } else {
      const text = `<p>Page introuvable. ${filler}<a href="/">Accueil</a></p>`
      response
        .writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
        .end(html(siteUrl, 'introuvable', text))
    }
  }
}

function html(siteUrl: string, path: string, content: string): string {
  const unapi =
    path === '/'
      ? `<link rel="unapi-server" type="application/xml" title="unAPI" href="${siteUrl}/unapi">`
      : ''
  const canonical = path.startsWith('/') ? `<link rel="canonical" href="${siteUrl}${path}">` : ''
  return `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">${unapi}<title>${path}</title><link rel="stylesheet" href="/style.css">${canonical}</head><body><main><h1>${path}</h1>${content}</main></body></html>`
}

/** Composes the sample site for an address; the pages may say something else. */
export async function sampleEdition(
  siteUrl: string,
  pages: Readonly<Record<string, string>> = samplePages,
): Promise<Edition> {
  const editionsDir = await temporaryFolder()
  const publicFolder = await contentWith({ 'google0123.html': 'preuve' })
  const draft = new Draft(join(await openWorkFolder(editionsDir), 'edition'))
  const { contents } = await composeSite({
    app: appOf(app(siteUrl, pages), siteUrl),
    siteUrl,
    publicFolder,
    draft,
    press: new Press(),
    pages: new Generations(),
    onCounted: () => {},
  })
  const hash = await draft.finish({ format: 1, key: 'abc', ...contents })
  await keepDraft(editionsDir, draft.folder, hash)
  return openEdition(editionsDir, hash, 'bytes')
}

/** Exports an edition for its address, to a folder that has the place of its base below `root`. */
export async function exported(edition: Edition, siteUrl: string) {
  const root = join(await temporaryFolder(), 'www')
  const folder = `${root}${baseOf(siteUrl)}`
  await exportEdition(edition, folder, siteUrl)
  return { root, folder }
}
