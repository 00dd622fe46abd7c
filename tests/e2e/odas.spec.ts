import { expect, test } from '@playwright/test'

const cities = [
  'Besançon',
  'Bordeaux',
  'Clichy-sous-Bois',
  'Le Havre',
  'Strasbourg',
  'Tourcoing',
  'Valenciennes',
]
const partners = ['SG-CIV', 'DGCS', 'CNAF']
const pdf = '/les-villes-et-le-lien-social.pdf'

test('the first page presents the whole publication', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Recherche action «\u00A0Les villes et le lien social\u00A0»',
  )
  const text = (await page.getByRole('main').innerText()).replace(/[\u00A0\u202F]/g, ' ')
  expect(text).toContain('Publication')
  expect(text).toContain('Juin 2013')
  expect(text).toContain('plus de 350 entretiens')
  for (const name of [...cities, ...partners]) expect(text).toContain(name)
  const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts()
  expect(headings.map((heading) => heading.replace(/\u00A0/g, ' '))).toEqual([
    'Sommaire',
    'Ce qui a été étudié, et pourquoi',
    'Les deux questions directrices',
    'Les sept villes',
    'Les 350 entretiens',
    'Les partenaires',
    'Ce qui en est ressorti',
    'Ce qui a suivi',
    'Le Cahier à télécharger',
    'Comment citer',
    'Provenance et corrections',
  ])
})

test('each city has its page, with what its grouping was and is', async ({ page }) => {
  await page.goto('/villes')
  for (const city of cities)
    await expect(page.locator('.cards').getByRole('link', { name: city })).toBeVisible()
  await page.locator('.cards').getByRole('link', { name: 'Le Havre' }).click()
  await expect(page).toHaveURL('/villes/le-havre')
  await expect(page.getByRole('row', { name: /^Région/ })).toContainText('Haute-Normandie')
  await expect(page.getByRole('row', { name: /^Groupement/ })).toContainText('CU Le Havre Seine Métropole')
  await expect(page.getByText('175\u202F497')).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Fiches voisines' })
    .getByRole('link', { name: /Strasbourg/ })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Strasbourg')
})

test('without the original, its address leads to the web edition, and the link says so', async ({ page }) => {
  await page.goto('/')
  const label = 'Télécharger le Cahier de l’Odas «\u00A0Les villes et le lien social\u00A0» – Juin 2013'
  const link = page.getByRole('link', { name: label }).first()
  await expect(link).toHaveAttribute('href', pdf)
  await expect(link).toHaveText(/\s– PDF, \d+\sKo, \d+\spages, édition web$/)
  await expect(link.locator('..')).toContainText('L’original de 2013 n’est pas disponible.')
  const answer = await page.request.get(pdf, { maxRedirects: 0 })
  expect(answer.status()).toBe(302)
  expect(new URL(answer.headers().location ?? '', page.url()).pathname).toBe(
    '/les-villes-et-le-lien-social-edition-web.pdf',
  )
})

test('the sources and the corrections are shown, not hidden', async ({ page }) => {
  await page.goto('/a-propos')
  const text = (await page.getByRole('main').innerText()).replace(/[\u00A0\u202F]/g, ' ')
  for (const misprint of [
    'Valencienne',
    'Secrétariat général interministériel des villes',
    'des Conseil généraux',
  ]) {
    expect(text).toContain(misprint)
  }
  await page.getByRole('link', { name: 'source P', exact: true }).first().click()
  await expect(page).toHaveURL(/\/a-propos#source-p$/)
  await expect(page.locator('#source-p')).toBeInViewport()
})
