import { expect, test } from 'vitest'
import { checkLinks } from '../../lib/edition/check-links'
import type { Reference } from '../../lib/edition/references'

const anchors = new Map([
  ['/', new Set(['résumé'])],
  ['/villes', new Set(['bordeaux'])],
])
const edition = {
  siteUrl: 'https://lien-social.example',
  has: (path: string) => anchors.has(path) || ['/cahier.pdf', '/images/été.png'].includes(path),
  anchors: (path: string) => anchors.get(path),
}

function faults(href: string, kind: Reference['kind'] = 'link', path = '/villes'): string[] {
  return checkLinks([{ path, references: [{ href, kind }] }], edition).map(({ message }) => message)
}

test.each([
  '/',
  '/villes',
  '/villes?tri=nom',
  '#bordeaux',
  '#',
  '#top',
  '/#r%C3%A9sum%C3%A9',
  '/villes#:~:text=lien',
  '/cahier.pdf#page=3',
  '/images/%C3%A9t%C3%A9.png',
  '/health',
  '/unapi?id=1',
  'https://lien-social.example/villes#bordeaux',
  'https://www.insee.fr/fr/',
  'mailto:contact@lien-social.example',
])('a link to %s leads somewhere', (href) => {
  expect(faults(href)).toEqual([])
})

test.each([
  ['/viles', 'Le lien « /viles » ne mène à aucun document de l’édition.'],
  ['/villes/', 'Le lien « /villes/ » ne mène à aucun document de l’édition.'],
  ['lyon', 'Le lien « lyon » ne mène à aucun document de l’édition.'],
  ['#lyon', 'Le lien « #lyon » vise une ancre, « lyon », que la page /villes n’a pas.'],
  ['/#bordeaux', 'Le lien « /#bordeaux » vise une ancre, « bordeaux », que la page / n’a pas.'],
  [
    'https://lien-social.example/lyon',
    'Le lien « https://lien-social.example/lyon » ne mène à aucun document de l’édition.',
  ],
  ['https://', 'Le lien « https:// » n’est pas une adresse.'],
  ['/%E0%A4%A', 'Le lien « /%E0%A4%A » n’est pas une adresse.'],
])('a link to %s is a fault', (href, fault) => {
  expect(faults(href)).toEqual([fault])
})

test.each([
  ['/absente.png', 'La ressource « /absente.png » n’est pas dans l’édition.'],
  ['/health', 'La ressource « /health » n’est pas dans l’édition.'],
  [
    'https://ailleurs.example/a.png',
    'La ressource « https://ailleurs.example/a.png » vient d’ailleurs ; le site ne charge que ce qu’il contient.',
  ],
  [
    'data:image/png;base64,AA',
    'La ressource « data:image/png;base64,AA » vient d’ailleurs ; le site ne charge que ce qu’il contient.',
  ],
])('a page that loads %s has a fault', (href, fault) => {
  expect(faults(href, 'resource')).toEqual([fault])
})

test('the page « introuvable », which stands at any address, links from the root', () => {
  expect(faults('villes', 'link', '/introuvable/introuvable')).toHaveLength(1)
})

test('a fault is told once a page', () => {
  const references: Reference[] = [
    { href: '/viles', kind: 'link' },
    { href: '/viles', kind: 'link' },
  ]
  expect(checkLinks([{ path: '/', references }], edition)).toHaveLength(1)
})

test('a site with a path has the addresses under it, and no others of its host', () => {
  const under = { ...edition, siteUrl: 'https://lien-social.example/depot' }
  const read = (href: string) =>
    checkLinks([{ path: '/villes', references: [{ href, kind: 'resource' }] }], under).map(
      ({ message }) => message,
    )
  for (const href of [
    '/cahier.pdf',
    'https://lien-social.example/depot/cahier.pdf',
    'https://lien-social.example/depot',
  ]) {
    expect([href, read(href)]).toEqual([href, []])
  }
  expect(read('https://lien-social.example/cahier.pdf')).toEqual([
    'La ressource « https://lien-social.example/cahier.pdf » vient d’ailleurs ; le site ne charge que ce qu’il contient.',
  ])
})
