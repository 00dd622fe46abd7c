import { describe, expect, test } from 'vitest'
import { SettingError, settings } from '../../lib/settings'
import { crawl } from './crawl'
import { exported, sampleEdition } from './exported-site'
import { staticHost } from './static-host'
import { hasProgram, serveItself, serveWithCaddy, serveWithNginx } from './web-servers'

/** A site that has a part of its origin only, as the pages of a forge have. */
const siteUrl = 'https://org.example/depot'

test.each([
  ['https://org.example/depot', 'https://org.example/depot'],
  ['https://org.example/depot/', 'https://org.example/depot'],
  ['https://org.example/a/b-c_d.e~f/', 'https://org.example/a/b-c_d.e~f'],
  ['https://org.example/a/../depot', 'https://org.example/depot'],
  ['https://org.example/', 'https://org.example'],
  ['http://localhost:3000', 'http://localhost:3000'],
])('SITE_URL=%s is the site %s', (value, expected) => {
  expect(settings({ SITE_URL: value }).siteUrl).toBe(expected)
})

test.each([
  'https://org.example/dépôt',
  'https://org.example/a%20b',
  'https://org.example//depot',
  'https://org.example/depot//',
  'https://org.example/a*b',
  'https://org.example/depot?x',
  'https://org.example/depot#x',
  'https://moi:secret@org.example/depot',
  'org.example/depot',
])('SITE_URL=%s is refused', (value) => {
  expect(() => settings({ SITE_URL: value })).toThrow(SettingError)
})

const expected = [
  '/depot/',
  '/depot/villes',
  '/depot/villes/besancon',
  '/depot/villes/lyon',
  '/depot/citer/p2',
  '/depot/original.pdf',
  '/depot/edition-web.pdf',
  '/depot/linkset.json',
  '/depot/speculation.json',
  '/depot/images/%C3%A9t%C3%A9.png',
  '/depot/images/plan.svg',
  '/depot/_next/static/media/caracteres.woff2',
]

describe('every address of a site with a path lies under it and leads somewhere', () => {
  const absent = ['404 /depot/sitemap.xml (start)', '404 /depot/atom.xml (start)']

  test('served by the site’s own server, which has nothing beside it', async () => {
    const ask = await serveItself((await sampleEdition(siteUrl)).folder)
    const { seen, broken, outside } = await crawl(ask, siteUrl)
    expect(seen).toEqual(expect.arrayContaining([...expected, '/depot/unapi']))
    expect({ broken, outside }).toEqual({ broken: absent, outside: [] })
    expect((await ask('/')).headers.location).toBe('/depot/')
    expect((await ask('/depot')).headers.location).toBe('/depot/')
    expect((await ask('/depot/villes/')).headers.location).toBe('/depot/villes')
    for (const path of ['/villes', '/depot-autre', '/unapi', '/index.html', '/depot/depot/villes']) {
      expect([path, (await ask(path)).status]).toEqual([path, 404])
    }
    expect((await ask('/health')).status).toBe(200)
  })

  test.skipIf(!hasProgram('nginx', '-v'))('exported, behind nginx', async () => {
    const { root, folder } = await exported(await sampleEdition(siteUrl), siteUrl)
    const { seen, broken, outside } = await crawl(await serveWithNginx(folder, root), siteUrl)
    expect(seen).toEqual(expect.arrayContaining(expected))
    expect({ broken, outside }).toEqual({ broken: absent, outside: [] })
  })

  test.skipIf(!hasProgram('caddy', 'version'))('exported, behind Caddy', async () => {
    const { root, folder } = await exported(await sampleEdition(siteUrl), siteUrl)
    const { seen, broken, outside } = await crawl(await serveWithCaddy(folder, root), siteUrl)
    expect(seen).toEqual(expect.arrayContaining(expected))
    expect({ broken, outside }).toEqual({ broken: absent, outside: [] })
  })

  test('exported, on a static host', async () => {
    const { folder } = await exported(await sampleEdition(siteUrl), siteUrl)
    const { seen, broken, outside } = await crawl(await staticHost(folder, '/depot'), siteUrl)
    expect(seen).toEqual(expect.arrayContaining(expected))
    expect({ broken, outside }).toEqual({ broken: absent, outside: [] })
  })
})
