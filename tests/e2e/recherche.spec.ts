import { createHash } from 'node:crypto'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'

/** What one `<meta>` of the page says; fails when there is none, or more than one. */
async function meta(page: Page, name: string): Promise<string> {
  const content = await page.locator(`head > meta[name="${name}"]`).getAttribute('content')
  expect(content, name).toBeTruthy()
  return content ?? ''
}

async function bytesAt(request: APIRequestContext, url: string): Promise<Buffer> {
  const answer = await request.get(url)
  expect(answer.status(), url).toBe(200)
  return answer.body()
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('Google Scholar finds the work, and a PDF in the folder of the page', async ({ page }) => {
  await page.goto('/')
  expect(await meta(page, 'citation_title')).toBe(
    ((await page.locator('h1').textContent()) ?? '').replace(/[\u00A0\u202F]/g, ' '),
  )
  expect(await meta(page, 'citation_publication_date')).toMatch(/^\d{4}(\/\d\d)?$/)
  expect(await page.locator('head > meta[name="citation_author"]').count()).toBeGreaterThan(0)
  const pdf = await meta(page, 'citation_pdf_url')
  expect(pdf).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[a-z0-9-]+\.pdf$/)
  expect((await bytesAt(page.request, pdf)).subarray(0, 5).toString()).toBe('%PDF-')
  const canonical = await page.locator('head > link[rel="canonical"]').getAttribute('href')
  expect(await meta(page, 'citation_abstract_html_url')).toBe(canonical)
})

test('a reference manager finds one record by unAPI, as Zotero asks for it', async ({ page }) => {
  await page.goto('/')
  const server = await page.locator('head > link[rel="unapi-server"]').getAttribute('href')
  const id = await page.locator('abbr.unapi-id').getAttribute('title')
  expect((await page.request.get(`${server}`)).status()).toBe(200)
  const formats = await page.request.get(`${server}?id=${id}`, { maxRedirects: 0 })
  expect(formats.status()).toBe(300)
  expect(await formats.text()).toContain('<format name="ris"')
  const record = await page.request.get(`${server}?id=${id}&format=ris`)
  const lines = (await record.text()).split('\r\n')
  expect(lines.filter((line) => line.startsWith('TY'))).toEqual(['TY  - RPRT'])
  expect(lines.find((line) => line.startsWith('TI'))).toBe(`TI  - ${await meta(page, 'citation_title')}`)
  expect(lines).toContain(`L1  - ${await meta(page, 'citation_pdf_url')}`)
  expect((await page.request.get(`${server}?id=${id}&format=mods`)).status()).toBe(406)
  expect((await page.request.get(`${server}?id=inconnu`)).status()).toBe(404)
  expect((await page.request.get(`${server}?format=ris`)).status()).toBe(400)
})

test('every checksum shown is that of the bytes served', async ({ page }) => {
  await page.goto('/a-propos')
  const files = page.locator('.facts > div:has(a[download])')
  expect(await files.count()).toBeGreaterThan(5)
  for (const file of await files.all()) {
    const path = (await file.locator('a').getAttribute('href')) ?? ''
    const shown = (await file.locator('code').textContent()) ?? ''
    expect(sha256(await bytesAt(page.request, path)), path).toBe(shown)
    await expect(page.locator('pre.reference')).toContainText(`${shown}  `)
  }
})

test('the structured data tell the lengths and checksums of what is served', async ({ page }) => {
  await page.goto('/')
  const text = (await page.locator('script[type="application/ld+json"]').allInnerTexts()).join('\n')
  const media = [...text.matchAll(/"contentUrl":"([^"]+)".*?"contentSize":"(\d+) B","sha256":"([0-9a-f]+)"/g)]
  expect(media.length).toBeGreaterThan(0)
  for (const [, url = '', length, hash] of media) {
    const bytes = await bytesAt(page.request, url)
    expect(bytes.length, url).toBe(Number(length))
    expect(sha256(bytes), url).toBe(hash)
  }
})

test('the links of the headers lead to what they say, and the link set says the same', async ({ page }) => {
  const links = async (path: string) => {
    const { link = '' } = (await page.request.get(path)).headers()
    return [...link.matchAll(/<([^>]+)>; rel="([^"]+)"(?:; type="([^"]+)")?/g)].map(
      ([, href = '', rel = '', type]) => ({ href, rel, type }),
    )
  }
  const home = await links('/')
  expect(home.map(({ rel }) => rel)).toEqual(
    expect.arrayContaining(['cite-as', 'type', 'item', 'describedby', 'linkset']),
  )
  const set = await page.request.get('/linkset.json')
  expect(set.headers()['content-type']).toBe('application/linkset+json')
  const told = await set.text()
  for (const { href, rel, type } of home.filter((link) => link.type)) {
    const answer = await page.request.get(href)
    expect(answer.status(), href).toBe(200)
    expect(answer.headers()['content-type']?.split(';')[0], href).toBe(type)
    if (rel === 'linkset') continue
    expect(told).toContain(`"href": "${href}"`)
    expect((await links(new URL(href).pathname)).map((link) => link.rel)).toContain(
      rel === 'item' ? 'collection' : 'describes',
    )
  }
})

test('the feed encloses files that are there, with their lengths', async ({ page }) => {
  await page.goto('/a-propos')
  const feed = await page.locator('head > link[type="application/atom+xml"]').getAttribute('href')
  const answer = await page.request.get(feed ?? '')
  expect(answer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
  const enclosures = [...(await answer.text()).matchAll(/rel="enclosure" href="([^"]+)"[^>]*length="(\d+)"/g)]
  expect(enclosures.length).toBeGreaterThan(0)
  for (const [, url = '', length] of enclosures) {
    expect((await bytesAt(page.request, url)).length, url).toBe(Number(length))
  }
})

test('a click selects a whole reference, and nothing else', async ({ page }) => {
  await page.goto('/citer')
  const references = page.locator('.reference')
  await expect(references).toHaveCount(6)
  for (const reference of await references.all()) {
    await reference.click()
    const selected = await page.evaluate(() => getSelection()?.toString().trim())
    expect(selected).toBe((await reference.textContent())?.trim())
  }
})

test('each record downloads under its own name, in its own type', async ({ page }) => {
  await page.goto('/citer')
  const paths = await page
    .locator('main a[download]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  expect(paths).toHaveLength(6)
  const types: Record<string, string> = {
    bib: 'application/x-bibtex; charset=utf-8',
    ris: 'application/x-research-info-systems; charset=utf-8',
    json: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  }
  for (const path of paths) {
    const answer = await page.request.get(path)
    expect(answer.headers()).toMatchObject({
      'content-type': types[path.split('.').at(-1) ?? ''],
      'content-disposition': `attachment; filename="${path.slice(1)}"`,
    })
  }
})
