import { buffer } from 'node:stream/consumers'
import { baseOf, fileOf, isAddress, targetOf } from './address'
import type { Answer, App } from './app'
import { canonicalJson } from './canonical-json'
import { checkLinks, type Linking } from './check-links'
import { anchorsIn, checkPage, type Fault } from './check-page'
import { clean } from './clean'
import type { Draft } from './draft'
import { faultReport } from './fault-report'
import type { Generations } from './generations'
import { type HeaderSubject, headersOf } from './headers'
import { parseHtml, serializeHtml } from './html-tree'
import { inParallel } from './in-parallel'
import { type ListedDocument, type Listing, listDocuments, notComposed } from './list-documents'
import type { EditionDocument, EditionRedirect, Manifest, UnapiRecord, UnapiService } from './manifest'
import { type Compressed, isCompressible, largestCompressed, type Press } from './press'
import { publicPaths } from './public-paths'
import { putUnder, type Reference, referencesIn, referencesInLink } from './references'
import { Refusal } from './refusal'
import { sayInPage } from './say-in-page'
import { inlineStylesheets, type Stylesheet, styleHashes } from './stylesheets'

/** An address that no document has: the app answers it with its page « introuvable ». */
const unknownPath = '/introuvable/introuvable/introuvable'

/** Where the app answers unAPI, by query. */
const unapiPath = '/unapi'

/** How many documents are asked for at a time; while one waits for the compressors the next is rendered. */
const parallel = 8

/** What a composition works with. */
export interface Workbench {
  readonly app: App
  /** Address of the public site. */
  readonly siteUrl: string
  /** Absolute path of the folder whose files the app serves as they are. */
  readonly publicFolder: string
  readonly draft: Draft
  readonly press: Press
  /** Pages of the last edition that this process composed of the same app for the same site. */
  readonly pages: Generations<FinishedPage>
  /** Called once, with the number of documents to compose. */
  readonly onCounted: (documents: number) => void
}

/** A page as the edition holds it, and what has to be known of it to check the whole. */
export interface FinishedPage {
  readonly headers: EditionDocument['headers']
  readonly html: Buffer
  readonly compressed: Compressed
  readonly anchors: ReadonlySet<string>
  readonly references: readonly Reference[]
  readonly faults: readonly Fault[]
}

/** What a composition gives: what the manifest is to say, and what editors should know though it does not stop them. */
export interface ComposedSite {
  readonly contents: Omit<Manifest, 'format' | 'key'>
  /** In French. */
  readonly warnings?: string
}

/** Asks the app for every document of the site, and writes them into the draft. Throws `Refusal`. */
export async function composeSite(bench: Workbench): Promise<ComposedSite> {
  return new Composition(bench).run()
}

class Composition {
  readonly #bench: Workbench
  readonly #documents = new Map<string, EditionDocument>()
  readonly #redirects = new Map<string, EditionRedirect>()
  readonly #anchors = new Map<string, ReadonlySet<string>>()
  readonly #linking: Linking[] = []
  readonly #stylesheets = new Map<string, Promise<Stylesheet>>()
  readonly #faults: Fault[] = []

  constructor(bench: Workbench) {
    this.#bench = bench
  }

  async run(): Promise<ComposedSite> {
    const { documents, unapi, report } = await listDocuments(this.#bench.app)
    this.#bench.onCounted(documents.length)
    const finished = this.#finishedBefore(documents)
    // Side by side: what is only written waits for the disk; the first page, for the PDF whose size it tells.
    const [takenOver, composed, others] = await Promise.allSettled([
      inParallel([...finished], parallel, ([path, page]) => naming(path, this.#takePage(path, page))),
      inParallel(
        documents.filter(({ path }) => !finished.has(path)),
        parallel,
        (listed) =>
          naming(listed.path, listed.kind === 'page' ? this.#composePage(listed) : this.#composeFile(listed)),
      ),
      this.#composeUnlisted(unapi),
    ])
    if (takenOver.status === 'rejected') throw takenOver.reason
    if (composed.status === 'rejected') throw composed.reason
    if (others.status === 'rejected') throw others.reason
    const { notFound, answeredByQuery } = others.value
    await this.#composeAssets(await publicPaths(this.#bench.publicFolder))
    await this.#composeResources()
    this.#check()
    const base = baseOf(this.#bench.siteUrl)
    const contents = {
      ...(base === '' ? {} : { base }),
      documents: Object.fromEntries(this.#documents),
      ...(answeredByQuery ? { unapi: answeredByQuery } : {}),
      redirects: Object.fromEntries(this.#redirects),
      notFound,
    }
    return { contents, ...(report ? { warnings: report } : {}) }
  }

  /** What is answered at no address of the list. */
  async #composeUnlisted(unapi: Listing['unapi']) {
    return {
      notFound: await naming(unknownPath, this.#composeNotFound()),
      answeredByQuery: unapi && (await this.#composeUnapi(unapi)),
    }
  }

  /** The pages, by path, that are as they were when this process last composed them. */
  #finishedBefore(documents: readonly ListedDocument[]): Map<string, FinishedPage> {
    const finished = new Map<string, FinishedPage>()
    for (const listed of documents) {
      const key = this.#keyOf(listed)
      const page = key && this.#bench.pages.get(key)
      if (page) finished.set(listed.path, page)
    }
    return finished
  }

  /** Of all that a page is made of; undefined for what is made of the whole content. */
  #keyOf({ path, link, ingredients }: ListedDocument): string | undefined {
    return ingredients && canonicalJson({ path, link, ingredients, siteUrl: this.#bench.siteUrl })
  }

  async #composePage(listed: ListedDocument): Promise<void> {
    const page = await this.#renderPage(listed)
    if (!page) return
    const key = this.#keyOf(listed)
    if (key && page.faults.length === 0) this.#bench.pages.set(key, page)
    await this.#takePage(listed.path, page)
  }

  async #takePage(path: string, page: FinishedPage): Promise<void> {
    this.#documents.set(path, await this.#keepPage(path, page, fileOf(path, 'page')))
  }

  /** Nothing when the app leads elsewhere. */
  async #renderPage({ path, link }: ListedDocument): Promise<FinishedPage | undefined> {
    const answer = await this.#bench.app(path)
    if (this.#redirected(path, answer)) return undefined
    if (answer.status !== 200) throw notComposed(path, answer.status)
    return this.#finishPage(path, answer, link)
  }

  async #composeNotFound(): Promise<EditionDocument> {
    const answer = await this.#bench.app(unknownPath)
    if (answer.status !== 404) {
      throw new Refusal(
        `Une adresse inconnue reçoit le statut ${answer.status} au lieu de la page introuvable.`,
      )
    }
    return this.#keepPage(unknownPath, await this.#finishPage(unknownPath, answer), '404.html')
  }

  async #finishPage(path: string, answer: Answer, link?: string): Promise<FinishedPage> {
    const { siteUrl } = this.#bench
    if (!answer.headers['content-type']?.startsWith('text/html')) {
      throw new Refusal(`${path} est annoncé comme une page, mais le site n’y donne pas de HTML.`)
    }
    const document = parseHtml((await buffer(answer.body)).toString())
    clean(document)
    await inlineStylesheets(document, (href) => this.#stylesheet(href, path))
    const references = [...referencesIn(document, siteUrl), ...referencesInLink(link)]
    putUnder(baseOf(siteUrl), document)
    const headers = headersOf({
      path,
      kind: 'page',
      siteUrl,
      answered: answer.headers,
      link,
      styleHashes: styleHashes(document),
    })
    sayInPage(document, headers)
    const html = Buffer.from(serializeHtml(document))
    return {
      headers,
      html,
      compressed: await this.#compress(html, headers),
      anchors: new Set(anchorsIn(document)),
      references,
      faults: checkPage(path, document),
    }
  }

  /** The stylesheet to which a page links, asked for once. */
  #stylesheet(href: string, path: string): Promise<Stylesheet> {
    const target = targetOf(href, path, this.#bench.siteUrl)
    if (target.place !== 'site')
      throw new Refusal(`${path} demande une feuille de style d’ailleurs, ${href}.`)
    const known = this.#stylesheets.get(target.path) ?? this.#readStylesheet(target.path)
    this.#stylesheets.set(target.path, known)
    return known
  }

  async #readStylesheet(path: string): Promise<Stylesheet> {
    const { status, body } = await this.#bench.app(path)
    if (status !== 200) throw notComposed(path, status)
    return { path, css: (await buffer(body)).toString() }
  }

  async #keepPage(path: string, page: FinishedPage, file: string): Promise<EditionDocument> {
    const { headers, html, compressed, anchors, references, faults } = page
    this.#faults.push(...faults)
    this.#anchors.set(path, anchors)
    this.#linking.push({ path, references })
    return { headers, representations: await this.#write(file, html, compressed) }
  }

  async #composeFile({ path, link }: ListedDocument): Promise<void> {
    const answer = await this.#bench.app(path)
    if (this.#redirected(path, answer)) return
    if (answer.status !== 200) throw notComposed(path, answer.status)
    this.#linking.push({ path, references: referencesInLink(link) })
    this.#documents.set(path, await this.#finishFile(path, 'file', answer, { link }))
  }

  /** What unAPI answers, of which none is a document with an address of its own. */
  async #composeUnapi({ ids, formats }: NonNullable<Listing['unapi']>): Promise<UnapiService> {
    const compose = async (file: string, status: number, query = ''): Promise<EditionDocument> => {
      const path = `${unapiPath}${query}`
      const answer = await this.#bench.app(path)
      if (answer.status !== status) throw notComposed(path, answer.status)
      return naming(path, this.#finishFile(path, 'file', answer, { file }))
    }
    const records: Record<string, UnapiRecord> = {}
    for (const id of ids) {
      const query = `?id=${encodeURIComponent(id)}`
      const documents: Record<string, EditionDocument> = {}
      for (const format of formats) {
        documents[format] = await compose(`unapi/${id}.${format}`, 200, `${query}&format=${format}`)
      }
      records[id] = { formats: await compose(`unapi/${id}.xml`, 300, query), documents }
    }
    return { formats: await compose('unapi/formats.xml', 200), records }
  }

  async #composeAssets(paths: readonly string[]): Promise<void> {
    await inParallel(paths, parallel, (path) => naming(path, this.#composeAsset(path)))
  }

  /** A file that the site needs but that is not one of its documents: a stylesheet, a font, an icon. */
  async #composeAsset(path: string): Promise<void> {
    if (this.#has(path)) return
    const answer = await this.#bench.app(path)
    if (answer.status === 200) {
      this.#documents.set(path, await this.#finishFile(path, 'asset', answer))
      return
    }
    // Its absence is reported with the page that asks for it.
    answer.body.resume()
  }

  /** `file` is where it goes inside `site/`, when its address does not say so. */
  async #finishFile(
    path: string,
    kind: HeaderSubject['kind'],
    answer: Answer,
    { file = fileOf(path, 'file'), link }: { readonly file?: string; readonly link?: string } = {},
  ): Promise<EditionDocument> {
    const { siteUrl } = this.#bench
    const type = answer.headers['content-type']
    if (type === undefined) throw new Refusal(`Le site donne ${path} sans dire de quel type il est.`)
    const headers = headersOf({ path, kind, siteUrl, answered: answer.headers, link })
    if (!isCompressible(type)) {
      return { headers, representations: { identity: await this.#bench.draft.write(file, answer.body) } }
    }
    const bytes = await buffer(answer.body)
    return { headers, representations: await this.#write(file, bytes, await this.#compress(bytes, headers)) }
  }

  /** Fetches what pages and stylesheets load until nothing new is named. */
  async #composeResources(): Promise<void> {
    const asked = new Set<string>()
    for (;;) {
      const named = this.#linking.flatMap((linking) => resourcePaths(linking, this.#bench.siteUrl))
      const missing = [...new Set(named)].filter(
        (path) => isAddress(path) && !this.#has(path) && !asked.has(path),
      )
      if (missing.length === 0) return
      for (const path of missing) asked.add(path)
      await this.#composeAssets(missing)
    }
  }

  async #compress(bytes: Buffer, headers: EditionDocument['headers']): Promise<Compressed> {
    const mayCompress = bytes.length <= largestCompressed && isCompressible(headers['content-type'] ?? '')
    return mayCompress ? this.#bench.press.compress(bytes) : {}
  }

  async #write(file: string, bytes: Buffer, compressed: Compressed) {
    const { draft } = this.#bench
    const identity = await draft.write(file, bytes)
    const [br, gzip] = await inParallel(
      [
        ['.br', compressed.br],
        ['.gz', compressed.gzip],
      ] as const,
      2,
      async ([suffix, variant]) => variant && draft.write(`${file}${suffix}`, variant),
    )
    return { identity, ...(br ? { br } : {}), ...(gzip ? { gzip } : {}) }
  }

  /** Whether the app leads elsewhere; the redirect is then kept. */
  #redirected(path: string, { status, headers, body }: Answer): boolean {
    if (![301, 302, 303, 307, 308].includes(status)) return false
    body.resume()
    const { siteUrl } = this.#bench
    // The app, which knows of no base, writes the host of a redirect all the same.
    const target = targetOf(headers.location ?? '', path, new URL(siteUrl).origin)
    if (headers.location === undefined || target.place !== 'site' || target.path === path) {
      throw new Refusal(
        `${path} mène à « ${headers.location ?? ''} », qui n’est pas une autre adresse du site.`,
      )
    }
    this.#redirects.set(path, {
      status: status === 301 || status === 308 ? 301 : 302,
      location: target.path,
      headers: headersOf({ path, kind: 'redirect', siteUrl, answered: headers }),
    })
    return true
  }

  #has(path: string): boolean {
    return this.#documents.has(path) || this.#redirects.has(path)
  }

  #check(): void {
    const { siteUrl } = this.#bench
    const redirects = [...this.#redirects].map(([path, { location }]) => ({
      path,
      references: [{ href: encodeURI(location), kind: 'link' } satisfies Reference],
    }))
    const faults = [
      ...this.#faults,
      ...checkLinks([...this.#linking, ...redirects], {
        siteUrl,
        has: (path) => this.#has(path),
        anchors: (path) => this.#anchors.get(path),
      }),
    ]
    if (faults.length > 0) throw new Refusal(faultReport(faults, unknownPath))
  }
}

function resourcePaths({ path, references }: Linking, siteUrl: string): string[] {
  return references.flatMap(({ href, kind }) => {
    if (kind !== 'resource') return []
    const target = targetOf(href, path, siteUrl)
    return target.place === 'site' ? [target.path] : []
  })
}

/** Whatever fails in composing a document is told with its address; what the machine refuses names its own place. */
async function naming<Result>(path: string, composing: Promise<Result>): Promise<Result> {
  try {
    return await composing
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof Refusal || (error instanceof Error && 'syscall' in error)) throw error
    if (message.includes(path)) throw error
    throw new Error(`${path} : ${message}`, { cause: error })
  }
}
