// The script of the preview's pages, the only one of the project: it runs on the editor's machine, never in an edition.
// It follows the content: each state that the server tells of is fetched and put in place of what changed.

/**
 * @typedef {object} PreviewState
 * @property {string} [version] names the state that pages show
 * @property {string} [report] what keeps the content from being shown as it is now
 * @property {'content' | 'machine' | 'program'} [fault] whose fault that is
 */

/** Milliseconds for which what changed stays marked. */
const markedFor = 2500
const markClass = 'apercu-modifie'

/** What stands alone in a page, and is marked whole when something in it changed. */
const blocks =
  'p, li, h1, h2, h3, h4, h5, h6, dt, dd, td, th, caption, figcaption, blockquote, pre, figure, nav, svg, address'

const own = ownElements()
let version = versionOf(document)
let refreshing = Promise.resolve()

new EventSource('/_apercu/evenements').addEventListener('message', ({ data }) => {
  /** @type {PreviewState} */
  const state = JSON.parse(data)
  showReport(state)
  if (state.version !== undefined && state.version !== version) {
    refreshing = refreshing.then(refresh).catch((error) => console.error(error))
  }
})

/** Puts the page as it is now in place of the page as it was: scroll position, focus and open details stay. */
async function refresh() {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const arrived = versionOf(page)
  if (arrived === version) return
  version = arrived
  document.title = page.title
  /** @type {Set<Element>} */
  const changed = new Set()
  replaceChildren(document.head, page.head, new Set())
  replaceChildren(document.body, page.body, changed)
  mark(changed)
}

/** @param {Document} page */
function versionOf(page) {
  return page.querySelector('meta[name="apercu-version"]')?.getAttribute('content') ?? ''
}

/**
 * Makes the children of `from` those of `to`, keeping every node that can stay.
 *
 * @param {Element} from
 * @param {Element} to
 * @param {Set<Element>} changed receives what is new or another
 */
function replaceChildren(from, to, changed) {
  const before = [...from.childNodes]
  const partners = partnersOf(before, [...to.childNodes])
  const kept = new Set(partners.map(({ old }) => old))
  for (const node of before) if (!kept.has(node)) node.remove()
  let place = from.firstChild
  for (const { old, wanted } of partners) {
    const node = old ?? document.importNode(wanted, true)
    if (node === place) place = place.nextSibling
    else from.insertBefore(node, place)
    if (old) replaceNode(old, wanted, changed)
    else noteChange(node, changed)
  }
}

/**
 * @param {ChildNode} node
 * @param {ChildNode} wanted of the same kind
 * @param {Set<Element>} changed
 */
function replaceNode(node, wanted, changed) {
  if (node instanceof Element && wanted instanceof Element) {
    if (node.isEqualNode(wanted)) return
    replaceAttributes(node, wanted, changed)
    replaceChildren(node, wanted, changed)
  } else if (node.nodeValue !== wanted.nodeValue) {
    node.nodeValue = wanted.nodeValue
    noteChange(node, changed)
  }
}

/**
 * For each wanted node, the old one that becomes it: one that is the same already, else one of the same kind that is not
 * needed elsewhere.
 *
 * @param {readonly ChildNode[]} before
 * @param {readonly ChildNode[]} wanted
 */
function partnersOf(before, wanted) {
  const free = new Set(before)
  /** @param {(old: ChildNode) => boolean} fits */
  const take = (fits) => {
    for (const old of free) {
      if (!fits(old)) continue
      free.delete(old)
      return old
    }
    return undefined
  }
  const equal = wanted.map((node) => take((old) => old.isEqualNode(node)))
  return wanted.map((node, index) => ({
    wanted: node,
    old: equal[index] ?? take((old) => old.nodeName === node.nodeName && idOf(old) === idOf(node)),
  }))
}

/** @param {Node} node */
function idOf(node) {
  return node instanceof Element ? node.id : ''
}

/**
 * @param {Element} node
 * @param {Element} wanted
 * @param {Set<Element>} changed
 */
function replaceAttributes(node, wanted, changed) {
  for (const { name } of [...node.attributes]) {
    // The editor opened it.
    if (name === 'open' && node instanceof HTMLDetailsElement) continue
    if (!wanted.hasAttribute(name)) node.removeAttribute(name)
  }
  for (const { name, value } of [...wanted.attributes]) {
    if (node.getAttribute(name) === value) continue
    node.setAttribute(name, value)
    if (['src', 'href', 'd', 'alt'].includes(name)) noteChange(node, changed)
  }
}

/**
 * @param {Node} node
 * @param {Set<Element>} changed
 */
function noteChange(node, changed) {
  const element = node instanceof Element ? node : node.parentElement
  if (!element || element.closest('script, style, head') || !node.textContent?.trim()) return
  changed.add(element.closest(blocks) ?? element)
}

/** @param {Set<Element>} changed */
function mark(changed) {
  for (const element of changed) {
    element.classList.add(markClass)
    setTimeout(() => {
      element.classList.remove(markClass)
      if (element.classList.length === 0) element.removeAttribute('class')
    }, markedFor)
  }
  own.status.textContent = ''
  setTimeout(() => {
    own.status.textContent = 'La page montre le dernier enregistrement.'
  }, 100)
}

/** What stands over the report, by whose fault it is. */
const headings = {
  content: {
    title: 'Le dernier enregistrement contient une erreur',
    explanation: 'La page dessous est la dernière bonne. Elle se met à jour dès que l’erreur est corrigée.',
  },
  machine: {
    title: 'La machine retient l’aperçu',
    explanation:
      'La page dessous est la dernière bonne. Elle se met à jour d’elle-même dès que la machine répond.',
  },
  program: {
    title: 'L’aperçu a une faute',
    explanation: 'La page dessous est la dernière bonne. Le détail est dans le terminal.',
  },
}

/**
 * The report as text over the page, or its end.
 *
 * @param {PreviewState} state
 */
function showReport({ report, fault = 'content' }) {
  if (report === undefined) {
    own.panel.remove()
    return
  }
  own.title.textContent = headings[fault].title
  own.explanation.textContent = headings[fault].explanation
  own.text.textContent = report
  // Put there anew, so that it is read out again.
  own.panel.remove()
  own.root.append(own.panel)
}

/** What the preview adds to the page, outside of its body. */
function ownElements() {
  const root = document.createElement('div')
  root.id = '_apercu'
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  status.className = 'apercu-annonce'
  const panel = document.createElement('section')
  panel.className = 'apercu-rapport'
  panel.setAttribute('role', 'alert')
  panel.setAttribute('aria-label', 'Ce qui retient l’aperçu')
  panel.tabIndex = 0
  const title = document.createElement('h2')
  const explanation = document.createElement('p')
  const text = document.createElement('pre')
  const hide = document.createElement('button')
  hide.type = 'button'
  hide.textContent = 'Masquer'
  hide.addEventListener('click', () => panel.remove())
  panel.append(title, explanation, text, hide)
  root.append(status)
  document.documentElement.append(root)
  return { root, status, panel, title, explanation, text }
}
