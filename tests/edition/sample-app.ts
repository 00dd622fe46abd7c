import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'

/**
 * A site in miniature that stands for the Next.js app. It reads CONTENT_DIR when called: each `x.html` there is the
 * content of the page `/x` (`accueil.html`: `/`; it may name its « ingrédients »), every other file a download, and `conduite.txt` makes it misbehave.
 */
export function sampleApp(request: IncomingMessage, response: ServerResponse): void {
  const path = decodeURI(request.url ?? '/')
  const folder = process.env.CONTENT_DIR ?? ''
  const behaviour = readIfPresent(join(folder, 'conduite.txt'))?.trim()
  if (behaviour) misbehave(behaviour, path)
  if (behaviour === 'coupure' && path !== '/' && path !== '/documents') {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.write('<!DOCTYPE html>')
    setImmediate(() => response.destroy())
    return
  }
  const { status = 200, headers, body } = answer(path, folder, behaviour)
  response.writeHead(status, { ...headers, 'x-powered-by': 'miniature' }).end(body)
}

interface SampleAnswer {
  readonly status?: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

function answer(path: string, folder: string, behaviour: string | undefined): SampleAnswer {
  if (path === '/documents') return behaviour === 'invalide' ? refusal(folder) : list(folder)
  if (behaviour === 'erreur' && path !== '/') return { status: 500, headers: {} }
  if (path === '/style.css') return { headers: { 'content-type': 'text/css; charset=utf-8' }, body: style }
  if (path.endsWith('.woff2')) return { headers: { 'content-type': 'font/woff2' }, body: font }
  const page = readIfPresent(join(folder, path === '/' ? 'accueil.html' : `${path}.html`))
  if (page !== undefined) return { headers: html, body: pageOf(path, page) }
  const file = join(folder, path)
  if (!path.endsWith('.html') && existsSync(file)) {
    const type = path.endsWith('.pdf') ? 'application/pdf' : 'text/plain; charset=utf-8'
    const headers = { 'content-type': type, 'last-modified': 'Thu, 06 Mar 2025 00:00:00 GMT' }
    return { headers, body: readFileSync(file) }
  }
  if (path === '/original.pdf') return { status: 302, headers: { location: '/edition-web.pdf' } }
  return { status: 404, headers: html, body: pageOf('Page introuvable', '<p><a href="/">Accueil</a></p>') }
}

const html = { 'content-type': 'text/html; charset=utf-8' }

/** Minimal valid content for the sample site. */
export const sampleContent: Readonly<Record<string, string>> = {
  'accueil.html':
    '<p>Les villes et le lien social. <a href="/villes#bordeaux">Bordeaux</a> <a href="/original.pdf">Le Cahier</a></p>',
  'villes.html': '<h2 id="bordeaux">Bordeaux</h2><p>Étudiée dans les années deux mille dix.</p>',
  'edition-web.pdf': '%PDF-1.7 édition web',
}

const style =
  "/* url(absente.png) */ @font-face { src: url('/_next/static/media/caracteres.woff2') } body { color: #222 }".padEnd(
    400,
  )
const font = Buffer.from('caractères')

function pageOf(path: string, content: string): string {
  const script = '<script src="/_next/static/chunks/abc.js" async=""></script>'
  return `<!DOCTYPE html><html lang="fr"><head>${script}<title>${path}</title><link rel="stylesheet" href="/style.css"></head><body><main><h1>${path}</h1>${content}</main><script>self.__next_f.push([1,"x"])</script></body></html>`
}

function refusal(folder: string): SampleAnswer {
  const report = `${folder}/villes.html:4:7  date-invalide\n  Écrire l’année et le mois.`
  return { status: 422, headers: {}, body: JSON.stringify({ report, problems: [] }) }
}

function list(folder: string): SampleAnswer {
  const names = readdirSync(folder).filter((name) => name !== 'conduite.txt')
  const files = names.includes('original.pdf') ? names : [...names, 'original.pdf']
  const documents = files.map((name) =>
    name.endsWith('.html')
      ? {
          path: name === 'accueil.html' ? '/' : `/${name.slice(0, -5)}`,
          kind: 'page',
          ingredients: /ingrédients : (\S+)/.exec(readIfPresent(join(folder, name)) ?? '')?.[1],
        }
      : { path: `/${name}`, kind: 'file' },
  )
  const report = names.includes('brouillon.txt') ? 'brouillon.txt : à relire.' : undefined
  const body = JSON.stringify({ documents, report })
  return { headers: {}, body }
}

/** What hostile content does to an app. */
function misbehave(behaviour: string, path: string): void {
  const [name, argument] = behaviour.split(' ')
  if (name === 'boucle' && path === (argument ?? '/documents')) {
    // Beside the copy of the content: tells that from here on nothing is heard.
    writeFileSync(join(process.env.CONTENT_DIR ?? '', '../sourd'), '')
    for (;;);
  }
  if (name === 'dort') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  if (name === 'objets')
    for (const kept: string[][] = []; ; ) kept.push(new Array(10_000).fill('lien social'))
  if (name === 'tampons') for (;;) buffers.push(Buffer.alloc(16 << 20, 1))
  if (name === 'meurt' && path === '/documents') {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(argument))
  }
}
const buffers: Buffer[] = []

function readIfPresent(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
