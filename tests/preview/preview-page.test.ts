import { expect, test } from 'vitest'
import { previewPage } from '../../lib/preview/preview-page'

const html = `<!DOCTYPE html><html lang="fr"><head><title>Essai</title><script src="/_next/x.js"></script></head><body>
<nav><a href="/villes/lens">Lens</a> <a href="/villes/arras">Arras</a></nav>
<main><h1>Essai</h1><h2 id="chorale">Chorale</h2></main><script>self.__next_f=[]</script></body></html>`

const preview = (path: string, drafts: readonly string[]) =>
  previewPage(html, { path, drafts, version: '7-1' })

test('a page of the preview has the one script that follows the content, and none of the runtime', () => {
  const page = preview('/', [])
  expect(page.match(/<script/g)).toHaveLength(1)
  expect(page).toContain('<script type="module" src="/_apercu/apercu.mjs"></script></head>')
  expect(page).toContain('<meta name="apercu-version" content="7-1">')
  expect(page).not.toContain('apercu-brouillon')
})

test('links to drafts and drafts on a page are marked, and nothing else', () => {
  const page = preview('/partenaires', ['/villes/lens', '/partenaires#chorale'])
  expect(page).toContain('<a href="/villes/lens">Lens <span class="apercu-brouillon">brouillon</span></a>')
  expect(page).toContain('<h2 id="chorale">Chorale <span class="apercu-brouillon">Brouillon</span></h2>')
  expect(page).toContain('<a href="/villes/arras">Arras</a>')
})

test('the page of a draft says so before all else', () => {
  const page = preview('/villes/lens', ['/villes/lens', '/villes/lens#chorale'])
  expect(page).toContain(
    '<main><p class="apercu-brouillon">Brouillon : les lecteurs ne voient pas cette page.</p><h1>',
  )
  expect(page).toContain('<h2 id="chorale">Chorale</h2>')
})
