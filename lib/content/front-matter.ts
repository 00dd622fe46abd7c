import matter from 'gray-matter'
import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import { type Place, type Problem, startOf } from './problem'
import type { SourceFile } from './read-text'
import { yamlFaults } from './yaml-faults'

/** The front matter of a content file. */
export interface FrontMatter {
  readonly file: string
  /** The YAML mapping as plain objects, lists and strings: every scalar stays the text that the editor wrote. */
  readonly fields: unknown
  /** Where a field stands; the nearest place that exists when the field is absent. */
  readonly place: (path: readonly PropertyKey[], part?: 'key' | 'value') => Place
}

/** Without front matter the fields cannot be read; the text still can, unless the fences themselves are wrong. */
interface Read {
  readonly frontMatter?: FrontMatter
  /** The Markdown, with an empty line for each line of front matter, so that its lines are lines of the file. */
  readonly markdown?: string
  readonly problems: readonly Problem[]
}

/** YAML's failsafe schema keeps `2013-06`, `012` and `oui` as text; fields give them their type. */
const yamlOptions = { schema: 'failsafe', strict: true, uniqueKeys: false, prettyErrors: false } as const

const refuse = (): never => {
  throw new Error('Only YAML front matter is read.')
}

/** Reads the front matter of a file. Problems carry the place of the fault in the file. */
export function readFrontMatter({ file, text }: SourceFile): Read {
  const problem = (line: number, column: number, rule: Problem['rule'], message: string): Problem => ({
    file,
    line,
    column,
    rule,
    message,
  })
  // gray-matter runs code for « ---js » even when told that the language is YAML: only bare fences reach it.
  const fault = faultOfFences(text)
  if (fault) return { problems: [problem(...fault)] }

  let yaml = ''
  const { content } = matter(text, {
    language: 'yaml',
    engines: {
      yaml: {
        parse(source) {
          // gray-matter leaves the carriage return of the last line.
          yaml = source.replace(/\r$/, '')
          return {}
        },
      },
      json: { parse: refuse },
      javascript: { parse: refuse },
    },
  })
  const head = text.slice(0, text.length - content.length)
  const markdown = head.replace(/[^\n]/g, '') + content

  // The YAML that gray-matter hands over begins with the line end of the fence: line 1 of both.
  const lines = new LineCounter()
  const document = parseDocument(yaml, { ...yamlOptions, lineCounter: lines })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const faults = yamlFaults(document, yaml, at).map((found): Problem => ({ ...found, file }))
  if (faults.some(({ rule }) => rule !== 'champ-en-double')) return { markdown, problems: faults }
  if (!isMap(document.contents)) {
    const found = document.contents === null ? 'est vide' : 'n’est pas une suite de champs'
    const message = `L’en-tête ${found}. Écrire un champ par ligne, par exemple « titre: Mon titre ».`
    return { markdown, problems: [problem(2, 1, 'yaml-invalide', message)] }
  }

  const place: FrontMatter['place'] = (path, part = 'value') => {
    const node = nearest(document.contents, path, part)
    return node?.range ? at(node.range[0]) : { ...startOf(file), line: 2 }
  }
  const fields: unknown = document.toJS({ maxAliasCount: 0 })
  return { frontMatter: { file, fields, place }, markdown, problems: faults }
}

/** What is wrong with the lines « --- » around the front matter. */
function faultOfFences(text: string): [line: number, column: number, Problem['rule'], string] | undefined {
  const [first = '', ...rest] = text.split(/\r?\n/)
  const language = /^---[ \t]*([^\s-].*)/.exec(first)?.[1]
  if (language !== undefined) {
    const message = `L’en-tête s’annonce « ${language.trim().slice(0, 60)} ». Seul le YAML est lu : laisser « --- » seul sur la première ligne.`
    return [1, 4, 'en-tete-interdit', message]
  }
  const fence = /^---[ \t]*$/
  if (!fence.test(first)) {
    const found = first.trim() === '' ? 'est vide' : `est « ${first.slice(0, 60)} »`
    const mend = fence.test(rest.find((line) => line.trim() !== '') ?? '')
      ? 'Supprimer ce qui précède la ligne « --- ».'
      : 'Commencer le fichier par les champs, entre deux lignes faites de trois tirets ordinaires : « --- ».'
    const message = `La première ligne ${found}, et non « --- ». ${mend}`
    return [1, 1, 'en-tete-absent', message]
  }
  const end = rest.findIndex((line) => line.startsWith('---'))
  if (end === -1) {
    const message =
      'L’en-tête n’a pas de fin. Ajouter une ligne « --- » entre le dernier champ et le texte, sans rien devant.'
    return [1, 1, 'en-tete-non-ferme', message]
  }
  const last = rest[end] ?? ''
  if (!fence.test(last)) {
    const message = `« ${last.slice(0, 60)} » ne ferme pas l’en-tête. Laisser « --- » seul sur la ligne.`
    return [end + 2, 1, 'en-tete-non-ferme', message]
  }
  return undefined
}

/** The node at `path`, or its key, or the closest ancestor that is written in the file. */
function nearest(root: unknown, path: readonly PropertyKey[], part: 'key' | 'value'): Node | undefined {
  let found = isNode(root) ? root : undefined
  let current: unknown = root
  for (const [index, step] of path.entries()) {
    if (isMap(current)) {
      const pair = current.items.find(({ key }) => isScalar(key) && key.value === step)
      if (!pair) break
      const wantsKey = part === 'key' && index === path.length - 1
      current = pair.value
      const node = wantsKey || !isNode(current) ? pair.key : current
      if (isNode(node)) found = node
    } else if (
      typeof step === 'number' &&
      isNode(current) &&
      'items' in current &&
      Array.isArray(current.items)
    ) {
      current = current.items[step]
      if (!isNode(current)) break
      found = current
    } else {
      break
    }
  }
  return found
}
