import { isStructuredData } from './clean'
import { attribute, type Document, type Element, elements, isElement, isHtml, textOf } from './html-tree'

/** Something wrong with one composed page: the path of its address, and what, in French. */
export interface Fault {
  readonly path: string
  readonly message: string
}

/** What is wrong with a cleaned page by itself; nothing when it may be published. */
export function checkPage(path: string, document: Document): Fault[] {
  const all = elements(document)
  return [
    ...doctype(document),
    ...language(all),
    ...heading(all),
    ...title(all),
    ...all.flatMap(forbidden),
    ...all.flatMap(attributes),
    ...misplaced(document),
    ...repeatedAnchors(all),
  ].map((message) => ({ path, message }))
}

/** The anchors of a page: what its links can name after `#`. */
export function anchorsIn(document: Document): string[] {
  return elements(document).flatMap((element) => attribute(element, 'id') ?? [])
}

function doctype({ mode }: Document): string[] {
  return mode === 'no-quirks' ? [] : ['La page ne commence pas par « <!DOCTYPE html> ».']
}

function language(all: readonly Element[]): string[] {
  const root = all.find((element) => isHtml(element, 'html'))
  return root && attribute(root, 'lang')?.trim() ? [] : ['L’élément <html> n’a pas d’attribut lang.']
}

function heading(all: readonly Element[]): string[] {
  const headings = all.filter((element) => isHtml(element, 'h1'))
  if (headings.length === 1 && headings.every((h1) => textOf(h1).trim())) return []
  if (headings.length === 0) return ['Il n’y a pas de titre de niveau 1 (<h1>) ; il en faut un.']
  if (headings.length === 1) return ['Le titre de niveau 1 (<h1>) est vide.']
  const texts = headings.map((h1) => `« ${textOf(h1).trim()} »`).join(', ')
  return [`Il y a ${headings.length} titres de niveau 1 (<h1>) : ${texts} ; il en faut un seul.`]
}

function title(all: readonly Element[]): string[] {
  const titles = all.filter((element) => isHtml(element, 'title'))
  if (titles.length === 0) return ['La page n’a pas d’élément <title>.']
  if (titles.length > 1) return [`La page a ${titles.length} éléments <title> ; il en faut un seul.`]
  return titles.every((element) => textOf(element).trim()) ? [] : ['L’élément <title> est vide.']
}

const forbiddenElements: Record<string, string> = {
  base: 'détourne tous les liens',
  embed: 'n’est pas admis par la politique de sécurité du site',
  frame: 'n’est pas admis par la politique de sécurité du site',
  iframe: 'n’est pas admis par la politique de sécurité du site',
  object: 'n’est pas admis par la politique de sécurité du site',
  template: 'est un reste d’envoi par morceaux : une partie de la page manque peut-être',
}

function forbidden(element: Element): string[] {
  if (element.tagName === 'script') {
    return isStructuredData(element) ? [] : ['Un élément <script> est resté dans la page.']
  }
  const reason = forbiddenElements[element.tagName]
  return reason ? [`L’élément <${element.tagName}> ${reason}.`] : []
}

function attributes(element: Element): string[] {
  const tag = `<${element.tagName}>`
  return element.attrs.flatMap(({ name, value }) => {
    if (/^on[a-z]/.test(name)) return [`L’attribut ${name} de ${tag} est un script.`]
    if (name === 'style') {
      return [`L’attribut style de ${tag} serait refusé par le navigateur ; employer une classe.`]
    }
    if (/^(href|src|action|formaction)$/.test(name) && /^\s*(javascript|vbscript):/i.test(value)) {
      return [`L’adresse « ${value} » de ${tag} est un script.`]
    }
    const isRefresh = name === 'http-equiv' && value.toLowerCase() === 'refresh'
    return isRefresh ? ['La page se recharge ou se redirige d’elle-même (meta refresh).'] : []
  })
}

/** Metadata that has slipped into the body, where search engines and citation managers do not read it. */
function misplaced(document: Document): string[] {
  const root = document.childNodes.filter(isElement).find((element) => isHtml(element, 'html'))
  const body = root?.childNodes.filter(isElement).find((element) => isHtml(element, 'body'))
  return elements(body ?? { ...document, childNodes: [] })
    .filter((element) => ['title', 'meta', 'link'].some((name) => isHtml(element, name)))
    .filter((element) => attribute(element, 'itemprop') === undefined)
    .map(({ tagName }) => `L’élément <${tagName}> est dans le corps de la page, au lieu de l’en-tête.`)
}

function repeatedAnchors(all: readonly Element[]): string[] {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const element of all) {
    const id = attribute(element, 'id')
    if (id === undefined) continue
    if (seen.has(id)) repeated.add(id)
    seen.add(id)
  }
  return [...repeated].map((id) => `L’ancre « ${id} » est employée plusieurs fois.`)
}
