import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { request as ask } from 'node:http'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'

test.describe.configure({ mode: 'serial' })
test.use({ viewport: { width: 900, height: 320 } })

const contentDir = () => String(test.info().project.metadata.contentDir)
const file = (name: string) => join(contentDir(), name)

/** Writes a file as an editor that saves by rename does. */
async function save(name: string, text: string): Promise<void> {
  await writeFile(file(`${name}~`), text)
  await rename(file(`${name}~`), file(name))
}

async function edit(name: string, from: string, to: string): Promise<void> {
  const text = await readFile(file(name), 'utf8')
  expect(text).toContain(from)
  await save(name, text.replace(from, to))
}

/** What was marked as changed on a page since it was opened: a mark may have gone before a test looks. */
interface Mark {
  readonly text: string
  readonly animation: string
}

declare global {
  var marks: Mark[]
}

/** Opens a page and leaves a sign in it that a reload would take away. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.evaluate(() => {
    Object.assign(window, { remembered: true })
    globalThis.marks = []
    new MutationObserver((changes) => {
      for (const { target, oldValue } of changes) {
        const isMarked = target instanceof Element && target.matches('.apercu-modifie')
        if (!isMarked || oldValue?.includes('apercu-modifie')) continue
        const text = target.textContent?.trim() ?? ''
        globalThis.marks.push({ text, animation: getComputedStyle(target).animationName })
      }
    }).observe(document, { subtree: true, attributeFilter: ['class'], attributeOldValue: true })
  })
}

async function openScrolled(page: Page, path: string): Promise<number> {
  await open(page, path)
  await page.evaluate(() => scrollTo(0, 250))
  const position = await page.evaluate(() => scrollY)
  expect(position).toBeGreaterThan(0)
  return position
}

const isSamePage = (page: Page) => page.evaluate(() => 'remembered' in window)
const marksOf = (page: Page) => page.evaluate(() => globalThis.marks)
const report = (page: Page) => page.getByRole('alert')

test('a save shows without reload, at the same place, marked for a moment', async ({ page }) => {
  const position = await openScrolled(page, '/a-propos')
  await edit('pages/a-propos.md', "n'a jamais été tenu", "n'a jamais été ouvert")
  const changed = page.getByText('n’a jamais été ouvert')
  await expect(changed).toBeVisible()
  await expect(page.getByRole('status')).toHaveText('La page montre le dernier enregistrement.')
  expect(await marksOf(page)).toEqual([
    expect.objectContaining({ text: expect.stringContaining('n’a jamais été ouvert') }),
  ])
  await expect(page.locator('.apercu-modifie')).toHaveCount(0)
  expect(await page.evaluate(() => scrollY)).toBe(position)
  expect(await isSamePage(page)).toBe(true)
})

test('a mistake shows the report as text over the last good page, and goes when it is mended', async ({
  page,
}) => {
  const position = await openScrolled(page, '/a-propos')
  await edit('pages/a-propos.md', "n'a jamais été ouvert", 'n\'a <b onclick="x()">jamais</b> été ouvert')
  await expect(report(page)).toContainText(/pages\/a-propos\.md:\d+:\d+ {2}html-interdit/)
  await expect(report(page)).toContainText('<b onclick="x()">')
  await expect(report(page).locator('b')).toHaveCount(0)
  await report(page).focus()
  await expect(report(page)).toBeFocused()
  await expect(page.getByText('n’a jamais été ouvert')).toBeVisible()

  const elsewhere = await page.context().newPage()
  await elsewhere.goto('/villes')
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Les onze sites')
  await expect(report(elsewhere)).toContainText('html-interdit')

  await edit('pages/a-propos.md', '<b onclick="x()">jamais</b>', 'pas')
  await expect(report(page)).toHaveCount(0)
  await expect(report(elsewhere)).toHaveCount(0)
  await expect(page.getByText('n’a pas été ouvert')).toBeVisible()
  expect(await page.evaluate(() => scrollY)).toBe(position)
  expect(await isSamePage(page)).toBe(true)
})

test('half-written and passing files change nothing that the editor sees in the end', async ({ page }) => {
  await openScrolled(page, '/a-propos')
  const whole = await readFile(file('pages/a-propos.md'), 'utf8')
  await writeFile(file('pages/.a-propos.md.swp'), 'un fichier de passage')
  await writeFile(file('pages/a-propos.md'), whole.slice(0, 40))
  await expect(report(page)).toContainText('en-tete-non-ferme')
  await writeFile(file('pages/a-propos.md'), whole.replace('été ouvert', 'été lu'))
  await expect(report(page)).toHaveCount(0)
  await expect(page.getByText('n’a pas été lu')).toBeVisible()
  await rm(file('pages/.a-propos.md.swp'))
  expect(await isSamePage(page)).toBe(true)
})

test('paragraphs are added and taken away where they stand, and what is open stays open', async ({
  page,
}) => {
  await open(page, '/')
  const details = page.locator('main details').first()
  await details.locator('summary').click()
  await edit('publication.md', '\n## ', '\nUn paragraphe de plus.\n\n## ')
  const added = page.getByText('Un paragraphe de plus.')
  await expect(added).toBeVisible()
  expect((await marksOf(page)).map(({ text }) => text)).toEqual(['Un paragraphe de plus.'])
  await expect(details).toHaveAttribute('open')
  await edit('publication.md', 'Un paragraphe de plus.\n\n', '')
  await expect(added).toHaveCount(0)
  await expect(details).toHaveAttribute('open')
  expect(await isSamePage(page)).toBe(true)
})

test('drafts are shown and marked as such', async ({ page }) => {
  await page.goto('/')
  await save(
    'pages/methode.md',
    '---\ntitre: Méthode\nmenu: Méthode\nnavigation: entete\nbrouillon: true\n---\n\nÀ relire.\n',
  )
  const link = page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: /Méthode/ })
  await expect(link).toHaveText('Méthode brouillon')
  await link.click()
  await expect(page.getByText('Brouillon : les lecteurs ne voient pas cette page.')).toBeVisible()
  await expect(page.getByText('À relire.')).toBeVisible()
  await rm(file('pages/methode.md'))
  await expect(link).toHaveCount(0)
})

test('readers who want no motion get a mark that does not move', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openScrolled(page, '/a-propos')
  await edit('pages/a-propos.md', 'été lu', 'été rempli')
  await expect(page.getByText('été rempli')).toBeVisible()
  await expect
    .poll(() => marksOf(page))
    .toEqual([{ text: expect.stringContaining('été rempli'), animation: 'none' }])
})

test('the preview survives the end of what renders it', async ({ page }) => {
  await openScrolled(page, '/a-propos')
  const renderer = async () => {
    const version = await page.locator('meta[name="apercu-version"]').getAttribute('content')
    return Number(version?.split('-')[0])
  }
  const first = await renderer()
  process.kill(first, 'SIGKILL')
  // Without a save.
  await expect.poll(renderer).not.toBe(first)
  process.kill(await renderer(), 'SIGKILL')
  await edit('pages/a-propos.md', 'été rempli', 'été relu')
  await expect(page.getByText('n’a pas été relu')).toBeVisible()
  expect(await isSamePage(page)).toBe(true)
})

test('files to download are made when they are asked for', async ({ page }) => {
  const answer = await page.request.get('/onze-fontaines-et-leurs-voisins-edition-web.pdf')
  expect(answer.headers()['content-type']).toBe('application/pdf')
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

test('only this machine is answered, and only when it reads', async ({ page, baseURL }) => {
  await page.goto('/')
  const status = (host: string, method = 'GET', path = '/') =>
    new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(baseURL ?? '')
      ask({ host: '127.0.0.1', port, path, method, headers: { host } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
        .on('error', reject)
        .end()
    })
  expect(await status('localhost')).toBe(200)
  expect(await status('site-hostile.example')).toBe(421)
  expect(await status('localhost', 'POST')).toBe(405)
  expect(await status('localhost', 'GET', '/%E0%A4%A')).toBe(404)
  expect(await status('localhost', 'GET', '//autre.example/')).toBe(404)
  expect(await status('localhost', 'GET', '/%C3%A9t%C3%A9')).toBe(404)
  expect(await status('localhost', 'GET', '/villes')).toBe(200)
})
