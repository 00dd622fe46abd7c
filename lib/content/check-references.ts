import type { Nodes } from 'mdast'
import type { TextDirective } from 'mdast-util-directive'
import { toString as plainText } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { headingAnchor, paths } from '../addresses'
import { allParts, type SiteDocument, siteDocuments } from '../outline'
import {
  type BlockName,
  blockNames,
  citedSources,
  isCompared,
  isMapped,
  type Prose,
  type Publication,
} from '../publication'
import { decoded } from './decoded'
import { draftNamed } from './draft-named'
import { type Problem, proposal } from './problem'
import type { RuleId } from './rules'
import type { Unread } from './unread'

/** A text, and the address of the page that shows it. */
export interface TextAtAddress {
  readonly text: Prose
  readonly address: string
  /** What the page sets before the anchors of the text's headings, when it shows several texts. */
  readonly within?: string
  readonly isDraft: boolean
}

/** The publication as its readers get it, and as editors see it, with the drafts. */
export interface Versions {
  readonly published: Publication
  readonly whole: Publication
}

/** Checks what texts say of the rest of the content: their links, pictures, sources, blocks and headings. */
export function checkReferences(
  versions: Versions,
  texts: readonly TextAtAddress[],
  unread: Unread,
): Problem[] {
  const published: Site = {
    publication: versions.published,
    documents: documentsOf(versions.published),
    unread,
  }
  const whole: Site = { publication: versions.whole, documents: documentsOf(versions.whole), unread }
  // What a draft repeats is the draft's fault.
  const publishedFirst = [...texts].sort((a, b) => Number(a.isDraft) - Number(b.isDraft))
  return [
    ...texts.flatMap((text) => checkText(text, text.isDraft ? whole : published, whole)),
    ...checkAnchors(versions.whole, publishedFirst),
  ]
}

interface Site {
  readonly publication: Publication
  readonly documents: ReadonlyMap<string, SiteDocument>
  readonly unread: Unread
}

function documentsOf(publication: Publication): ReadonlyMap<string, SiteDocument> {
  const documents = new Map<string, SiteDocument>()
  for (const document of siteDocuments(publication)) {
    // A page is there even when a redirection is wrongly given its address.
    if (!documents.has(document.path)) documents.set(document.path, document)
  }
  return documents
}

/** `site` is what the readers of the text can reach; `whole` has the drafts too. */
function checkText({ text, address }: TextAtAddress, site: Site, whole: Site): Problem[] {
  const { publication, unread } = site
  const problems: Problem[] = []
  const report = (node: Nodes, rule: RuleId, message: string) => {
    const { line = 1, column = 1 } = node.position?.start ?? {}
    problems.push({ file: text.file, line, column, rule, message })
  }
  const keys = publication.sources.map(({ key }) => key)
  visit(text.tree, (node) => {
    if (node.type === 'link') {
      const fault = leadsToDraft(node.url, address, site, whole) ?? faultOfLink(node.url, address, site)
      if (fault) report(node, fault.rule, fault.message)
    } else if (node.type === 'image') {
      if (!unread.pictures.includes(node.url.replace(/^\//, '')))
        report(node, 'image-absente', absentPicture(node.url, unread.pictures))
    } else if (isSourceMark(node) && !unread.fields.has('sources')) {
      for (const key of citedSources(node)) {
        if (!keys.includes(key)) {
          report(
            node,
            'reference-inconnue',
            `La source « ${key} » n’est pas dans la liste « sources » de publication.md. Corriger cette clé, ou ajouter la source à la liste.${proposal(key, keys)}`,
          )
        }
      }
    } else if (node.type === 'leafDirective') {
      const name = blockNames.find((block) => block === node.name)
      if (name === 'verifier' && !text.file.startsWith('pages/')) {
        report(
          node,
          'bloc-inconnu',
          'Le bloc « ::verifier » ne sert que dans une page du dossier « pages », a-propos.md par exemple. Le déplacer.',
        )
      } else if (name && !hasContent[name](site)) {
        report(
          node,
          'bloc-sans-contenu',
          hasContent[name](whole)
            ? `Le bloc « ::${name} » n’a rien à montrer aux lecteurs : toutes les fiches de sa rubrique sont des brouillons. En publier une (supprimer sa ligne « brouillon: true »), ou supprimer ce bloc.`
            : `Le bloc « ::${name} » n’a rien à montrer dans cette publication. Supprimer la ligne, avec son titre s’il en a un.`,
        )
      }
    }
  })
  return problems
}

/** Whether a block would show something. */
const hasContent: Record<BlockName, (site: Site) => boolean> = {
  lieux: ({ publication, unread }) => publication.places !== undefined || unread.addresses.has(paths.places),
  entretiens: ({ publication, unread }) =>
    publication.interviews !== undefined || unread.addresses.has(paths.interviews),
  partenaires: ({ publication, unread }) =>
    publication.partners !== undefined || unread.addresses.has(paths.partners),
  carte: ({ publication: { places }, unread }) =>
    places ? isMapped(places) : unread.addresses.has(paths.places),
  comparaison: ({ publication: { places }, unread }) =>
    places ? isCompared(places) : unread.addresses.has(paths.places),
  suites: ({ publication }) => publication.followUps.length > 0,
  chronologie: ({ publication }) => publication.chronology.length > 0,
  telechargement: () => true,
  citer: () => true,
  corrections: ({ publication }) => publication.corrections.length > 0,
  versions: () => true,
  verifier: () => true,
  sources: ({ publication }) => publication.sources.length > 0,
}

function isSourceMark(node: Nodes): node is TextDirective {
  return node.type === 'textDirective' && node.name === 'source'
}

function absentPicture(url: string, pictures: readonly string[]): string {
  const name = url.replaceAll('\\', '/').split('/').at(-1)
  const same = pictures.find((picture) => picture.toLowerCase() === `images/${name}`.toLowerCase())
  const hint = same ? ` Vouliez-vous écrire « ${same} » ?` : proposal(url, pictures)
  return `L’image « ${url} » n’est pas dans le contenu. La mettre dans content/images et écrire son chemin ainsi : images/nom-du-fichier.png.${hint}`
}

interface Fault {
  readonly rule: RuleId
  readonly message: string
}

/** Tells of a link from a published text to a draft. */
function leadsToDraft(url: string, address: string, site: Site, whole: Site): Fault | undefined {
  if (site === whole || !/^[/#]/.test(url)) return undefined
  const [path = '', anchor = ''] = url.split('#')
  const target = path || address
  const found = site.documents.get(target)
  const drafted = whole.documents.get(target)
  if (!drafted || drafted.redirectsTo !== undefined) return undefined
  const isOnlyInDraft = (name: string) => drafted.anchors.has(name) && !found?.anchors.has(name)
  return found === undefined || isOnlyInDraft(decoded(anchor))
    ? draftNamed(`Le lien « ${url} » mène à`)
    : undefined
}

function faultOfLink(url: string, address: string, { documents, unread }: Site): Fault | undefined {
  if (/^(?:https?:\/\/|mailto:)[^\s]+$/i.test(url)) return undefined
  if (!/^[/#]/.test(url) || url.startsWith('//')) {
    const meant = addressMeantBy(url, documents)
    const hint = meant === undefined ? '' : ` Vouliez-vous écrire « ${meant} » ?`
    return {
      rule: 'lien-interdit',
      message: `Le lien « ${url} » n’est pas une adresse que le site accepte. Écrire une adresse du site qui commence par « / », ou une adresse complète qui commence par https:// ou mailto:.${hint}`,
    }
  }
  const [path = '', anchor] = url.split('#')
  const target = documents.get(path || address)
  if (!target) {
    // The original and the web edition are named after a field that is at fault.
    const isNamedByFault = unread.fields.has('identifiant') && path.endsWith('.pdf')
    if (isNamedByFault || unread.addresses.has(path || address)) return undefined
    const kind = /\.[a-z]+$/.test(path) ? 'file' : 'page'
    const known = [...documents.values()].flatMap((document) =>
      document.kind !== kind || document.isUnlisted || document.redirectsTo !== undefined
        ? []
        : [document.path],
    )
    return {
      rule: 'lien-mort',
      message: `Le lien « ${url} » ne mène à aucune page du site. Corriger cette adresse.${proposal(path, known)}`,
    }
  }
  if (target.redirectsTo !== undefined) {
    return {
      rule: 'lien-mort',
      message: `Le lien « ${url} » mène à une ancienne adresse. Écrire « ${target.redirectsTo} ».`,
    }
  }
  // A fragment of a file is for the program that opens it: « #page=12 ».
  if (anchor === undefined || target.kind === 'file' || unread.texts.has(target.path)) return undefined
  if (target.anchors.has(decoded(anchor))) return undefined
  // Editors know the headings; the other anchors are the site's own.
  const known = [...target.anchors].filter((name) => !/^(?:_|p\d+$)/.test(name))
  const advice =
    known.length === 0
      ? ' Cette page n’a pas de titre où mener : retirer la fin « #… ».'
      : proposal(
          `#${anchor}`,
          known.map((name) => `#${name}`),
        )
  return {
    rule: 'ancre-inconnue',
    message: `Le lien « ${url} » mène à un titre qui n’existe pas, ou plus, dans la page « ${target.path} ».${advice}`,
  }
}

/** The address that « villes/besancon.md », « ..\pages\a-propos.md », « www.exemple.fr » or « a@exemple.fr » stands for. */
function addressMeantBy(url: string, documents: Site['documents']): string | undefined {
  if (/^www\./i.test(url)) return `https://${url}`
  if (/^[^\s@:/]+@[^\s@/]+\.[a-z]+$/i.test(url)) return `mailto:${url}`
  const steps = url.split(/[\\/]/).filter((step) => !/^\.{0,2}$/.test(step))
  const paths = [steps.slice(-2), steps.slice(-1)].map(
    (last) => `/${last.join('/').replace(/\.md(?=#|$)/, '')}`,
  )
  return paths.find((path) => documents.has(path.replace(/#.*/, '')))
}

/** Checks that headings of different texts on one page, and what the site itself anchors there, differ. */
function checkAnchors(whole: Publication, texts: readonly TextAtAddress[]): Problem[] {
  const taken = new Map(allParts(whole).map(({ address, anchors }) => [address, new Set(anchors)]))
  return texts.flatMap(({ text: { file, tree }, address, within }) => {
    const anchors = taken.get(address) ?? new Set()
    taken.set(address, anchors)
    const problems: Problem[] = []
    visit(tree, 'heading', (heading) => {
      if (heading.data?.id === undefined) return
      const id = headingAnchor(heading.data.id, within)
      if (anchors.has(id)) {
        const { line = 1, column = 1 } = heading.position?.start ?? {}
        problems.push({
          file,
          line,
          column,
          rule: 'ancre-en-double',
          message: `Le titre « ${plainText(heading)} » aurait l’adresse « ${address}#${id} », qui sert déjà sur cette page. Changer ses mots.`,
        })
      }
      anchors.add(id)
    })
    return problems
  })
}
