import { expect, test } from 'vitest'
import { checkPage } from '../../lib/edition/check-page'
import { parseHtml } from '../../lib/edition/html-tree'

interface Parts {
  readonly doctype?: string
  readonly root?: string
  readonly head?: string
  readonly body?: string
}

function faults({
  doctype = '<!DOCTYPE html>',
  root = '<html lang="fr">',
  head = '<title>Besançon</title>',
  body = '<h1>Besançon</h1>',
}: Parts): string[] {
  return checkPage(
    '/villes/besancon',
    parseHtml(`${doctype}${root}<head>${head}</head><body>${body}</body></html>`),
  ).map(({ message }) => message)
}

test('a page that is well made has no fault', () => {
  expect(faults({})).toEqual([])
  expect(
    faults({
      head: '<title>Besançon</title><script type="application/ld+json">{}</script>',
      body: '<h1>Besançon</h1><svg><title>Carte</title></svg><span itemscope><meta itemprop="name" content="Besançon"></span>',
    }),
  ).toEqual([])
})

const h1 = '<h1>Besançon</h1>'
const title = '<title>Besançon</title>'

test.each<[fault: string, parts: Parts]>([
  ['La page ne commence pas par « <!DOCTYPE html> ».', { doctype: '' }],
  ['L’élément <html> n’a pas d’attribut lang.', { root: '<html>' }],
  ['L’élément <html> n’a pas d’attribut lang.', { root: '<html lang=" ">' }],
  ['Il n’y a pas de titre de niveau 1 (<h1>) ; il en faut un.', { body: '<h2>Besançon</h2>' }],
  ['Le titre de niveau 1 (<h1>) est vide.', { body: '<h1> </h1>' }],
  [
    'Il y a 2 titres de niveau 1 (<h1>) : « Besançon », « Bordeaux » ; il en faut un seul.',
    { body: `${h1}<h1>Bordeaux</h1>` },
  ],
  ['La page n’a pas d’élément <title>.', { head: '' }],
  ['L’élément <title> est vide.', { head: '<title> </title>' }],
  ['La page a 2 éléments <title> ; il en faut un seul.', { head: title + title }],
  ['Un élément <script> est resté dans la page.', { body: `${h1}<script>1</script>` }],
  ['Un élément <script> est resté dans la page.', { body: `${h1}<svg><script href="/x.js"></script></svg>` }],
  ['L’attribut onclick de <p> est un script.', { body: `${h1}<p onclick="x()">` }],
  ['L’attribut onload de <svg> est un script.', { body: `${h1}<svg onload="x()"></svg>` }],
  [
    'L’attribut style de <p> serait refusé par le navigateur ; employer une classe.',
    { body: `${h1}<p style="color: red">` },
  ],
  ['L’adresse « JavaScript:x() » de <a> est un script.', { body: `${h1}<a href="JavaScript:x()">x</a>` }],
  [
    'L’élément <template> est un reste d’envoi par morceaux : une partie de la page manque peut-être.',
    { body: `${h1}<template id="B:0"></template>` },
  ],
  ['L’élément <base> détourne tous les liens.', { head: `${title}<base href="/villes/">` }],
  [
    'L’élément <iframe> n’est pas admis par la politique de sécurité du site.',
    { body: `${h1}<iframe src="/"></iframe>` },
  ],
  [
    'La page se recharge ou se redirige d’elle-même (meta refresh).',
    { head: `${title}<meta http-equiv="Refresh" content="0">` },
  ],
  [
    'L’élément <title> est dans le corps de la page, au lieu de l’en-tête.',
    { head: '', body: `${h1}${title}` },
  ],
  [
    'L’élément <meta> est dans le corps de la page, au lieu de l’en-tête.',
    { body: `${h1}<meta name="description" content="x">` },
  ],
  [
    'L’élément <link> est dans le corps de la page, au lieu de l’en-tête.',
    { body: `${h1}<link rel="canonical" href="/">` },
  ],
  ['L’ancre « p1 » est employée plusieurs fois.', { body: `${h1}<p id="p1"><p id="p1"><p id="p1">` }],
])('« %s »', (fault, parts) => {
  expect(faults(parts)).toEqual([fault])
})

test('every fault is told in one go, with the page', () => {
  const found = checkPage('/villes', parseHtml('<html><body><p style="x" onclick="y">'))
  expect(found.length).toBe(6)
  expect(found.every(({ path }) => path === '/villes')).toBe(true)
})
