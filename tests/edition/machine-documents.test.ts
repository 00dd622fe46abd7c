import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appOf } from '../../lib/edition/app'
import { composeSite } from '../../lib/edition/compose-site'
import { Draft } from '../../lib/edition/draft'
import { faultOf } from '../../lib/edition/fault'
import { Generations } from '../../lib/edition/generations'
import { intactManifest } from '../../lib/edition/integrity'
import { Press } from '../../lib/edition/press'
import { contentWith, filesIn, temporaryFolder } from './workshop'

const siteUrl = 'https://lien-social.example'

interface Listed {
  readonly path: string
  readonly kind: 'page' | 'file'
  readonly link?: string
}

const page =
  '<!DOCTYPE html><html lang="fr"><head><title>Accueil</title><link rel="unapi-server" href="/unapi"></head><body><h1>Accueil</h1></body></html>'
const xml = { 'content-type': 'application/xml; charset=utf-8' }
const record = { 'content-type': 'application/x-research-info-systems; charset=utf-8' }

/** An app with a page and a file, which answers unAPI. Its own `Link` header is about its own runtime. */
function app(documents: readonly Listed[], unapi: Readonly<Record<string, number>>): RequestListener {
  const listing = JSON.stringify({ documents, unapi: { ids: ['le-cahier'], formats: ['ris'] } })
  return (request, response) => {
    const url = request.url ?? ''
    const own = { link: '</_next/x.css>; rel=preload' }
    if (url === '/documents') response.writeHead(200).end(listing)
    else if (url === '/') response.writeHead(200, { ...own, 'content-type': 'text/html' }).end(page)
    else if (url === '/cahier.ris') response.writeHead(200, { ...own, ...record }).end('TY  - RPRT')
    else if (url in unapi) response.writeHead(unapi[url] ?? 500, url.endsWith('ris') ? record : xml).end(url)
    else response.writeHead(404, { 'content-type': 'text/html' }).end(page)
  }
}

const answers = { '/unapi': 200, '/unapi?id=le-cahier': 300, '/unapi?id=le-cahier&format=ris': 200 }

async function compose(documents: readonly Listed[], unapi: Readonly<Record<string, number>> = answers) {
  await contentWith({})
  const draft = new Draft(join(await temporaryFolder(), 'edition'))
  const { contents } = await composeSite({
    app: appOf(app(documents, unapi), siteUrl),
    siteUrl,
    publicFolder: join(await temporaryFolder(), 'public'),
    draft,
    press: new Press(),
    pages: new Generations(),
    onCounted: () => {},
  })
  const hash = await draft.finish({ format: 1, key: 'abc', ...contents })
  return { folder: draft.folder, hash, ...contents }
}

const home: Listed = { path: '/', kind: 'page', link: `<${siteUrl}/cahier.ris>; rel="describedby"` }
const ris: Listed = { path: '/cahier.ris', kind: 'file', link: `<${siteUrl}/>; rel="describes"` }

test('the answers of unAPI are kept apart from the documents, and verified with them', async () => {
  const { folder, hash, unapi, documents } = await compose([home, ris])
  expect(Object.keys(documents).sort()).toEqual(['/', '/cahier.ris'])
  expect(unapi?.formats.headers['content-type']).toBe('application/xml; charset=utf-8')
  expect(Object.keys(unapi?.records ?? {})).toEqual(['le-cahier'])
  const cahier = unapi?.records['le-cahier']
  expect(cahier?.formats.representations.identity.file).toBe('unapi/le-cahier.xml')
  expect(cahier?.documents.ris?.headers['content-type']).toBe(record['content-type'])
  expect(await filesIn(join(folder, 'site/unapi'))).toEqual(['formats.xml', 'le-cahier.ris', 'le-cahier.xml'])
  expect(await intactManifest(folder, 'bytes', hash)).toMatchObject({ unapi })
})

test('an answer of unAPI with another status than the protocol’s refuses the edition', async () => {
  const fault = await compose([home, ris], { ...answers, '/unapi?id=le-cahier': 200 }).catch(faultOf)
  expect(fault).toMatchObject({ report: expect.stringContaining('/unapi?id=le-cahier') })
})

test('each document has the links that the app lists for it, and not those of the app’s runtime', async () => {
  const { documents } = await compose([home, { ...ris, link: undefined }])
  expect(documents['/']?.headers.link).toBe(home.link)
  expect(documents['/cahier.ris']?.headers).not.toHaveProperty('link')
})

test('a link of a header to a document that is not there refuses the edition', async () => {
  const broken = { ...home, link: `<${siteUrl}/absent.bib>; rel="describedby"` }
  const fault = await compose([broken, ris]).catch(faultOf)
  expect(fault).toMatchObject({ kind: 'content', report: expect.stringContaining('absent.bib') })
})
