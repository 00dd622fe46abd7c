import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import CSL from 'citeproc'
import { remembered } from '../remembered'
import type { CitationRecord } from './record'

/** The styles in which references are offered, by the files of `csl/`. */
export const referenceStyles = ['iso-690', 'apa', 'chicago'] as const
export type ReferenceStyle = (typeof referenceStyles)[number]

/** A run of a reference: text as it is, text in italics, or the record's address. */
export interface ReferencePart {
  readonly kind: 'plain' | 'title' | 'address'
  readonly text: string
}

/** Where in the thing cited: the number of a paragraph. */
export interface Locator {
  readonly paragraph: number
}

/**
 * The reference to a record as a French bibliography prints it; with a locator, as a note cites the passage (in full in
 * ISO 690 and Chicago, by author and year in APA).
 */
export function reference(
  record: CitationRecord,
  style: ReferenceStyle,
  locator?: Locator,
): readonly ReferencePart[] {
  return composed({ record, style, locator })
}

/** The engine takes some milliseconds for each, and many pages give the same ones. */
const shared: typeof globalThis & { references?: Map<string, readonly ReferencePart[]> } = globalThis
const composed = remembered(() => (shared.references ??= new Map()), compose)

interface Cited {
  readonly record: CitationRecord
  readonly style: ReferenceStyle
  readonly locator?: Locator
}

function compose({ record, style, locator }: Cited): ReferencePart[] {
  const engine = engineOf(style)
  // A name of its own each time: the engine keeps what it once read under a name, whatever became of it since.
  asked += 1
  const id = String(asked)
  cited.clear()
  cited.set(id, protectedItem(record, style, id))
  engine.updateItems([id])
  return partsOf(locator ? note(engine, id, locator) : entry(engine, id), record.item.URL)
}

/** The reference as one line of text. */
export function referenceText(parts: readonly ReferencePart[]): string {
  return parts.map(({ text }) => text).join('')
}

function entry(engine: InstanceType<typeof CSL.Engine>, id: string): string {
  const bibliography = engine.makeBibliography()
  const text = bibliography ? bibliography[1][0] : undefined
  if (text === undefined) throw new Error(`The style gives no entry for ${id}.`)
  return text
}

function note(engine: InstanceType<typeof CSL.Engine>, id: string, { paragraph }: Locator): string {
  return engine.makeCitationCluster([{ id, locator: String(paragraph), label: 'paragraph' }])
}

let asked = 0
/** What the engines are asked to cite, by the name under which they read it. */
const cited = new Map<string, object>()
const engines = new Map<ReferenceStyle, InstanceType<typeof CSL.Engine>>()

function engineOf(style: ReferenceStyle): InstanceType<typeof CSL.Engine> {
  const known = engines.get(style)
  if (known) return known
  const system = {
    retrieveLocale: () => cslFile('locale-fr-FR.xml'),
    retrieveItem: (id: string) => cited.get(id),
  }
  CSL.Output.Formats[format] ??= {
    ...CSL.Output.Formats.text,
    '@font-style/italic': `${marks.italic}%%STRING%%${marks.upright}`,
  }
  const engine = new CSL.Engine(system, cslFile(`${style}-fr.csl`), 'fr-FR', true)
  engine.setOutputFormat(format)
  engines.set(style, engine)
  return engine
}

// Found from the working directory: the bundler of the app leaves files that are not code behind.
function cslFile(name: string): string {
  return readFileSync(join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'citation', 'csl', name), 'utf8')
}

const format = 'parts'
/** Characters of private use, which no plain text has. */
const marks = { italic: '\uE000', upright: '\uE001' }

/** The engine would read these as markup, or as quotation marks to be set in its own way. */
const stand: readonly (readonly [string, string])[] = [
  ['"', '\uE002'],
  ["'", '\uE003'],
  ['<', '\uE004'],
  ['>', '\uE005'],
]

function protectedItem({ item, isOnline }: CitationRecord, style: ReferenceStyle, id: string): object {
  const cited = {
    ...item,
    id,
    // The engine would look for particles inside the names, and finds some where there are none.
    author: item.author?.map((name) => ({ ...name, 'parse-names': 0 })),
    // Our style of ISO 690 tells by it what is online; the others would print it.
    ...(style === 'iso-690' && isOnline && { medium: 'en ligne' }),
  }
  const json = JSON.stringify(cited, (_, value: unknown) =>
    typeof value === 'string'
      ? stand.reduce((text, [character, substitute]) => text.replaceAll(character, substitute), value)
      : value,
  )
  return Object(JSON.parse(json))
}

function partsOf(text: string, url: string): ReferencePart[] {
  const restored = stand.reduce(
    (result, [character, substitute]) => result.replaceAll(substitute, character),
    text.trim(),
  )
  return restored
    .split(new RegExp(`(${marks.italic}[^${marks.upright}]*${marks.upright})`))
    .flatMap((run): ReferencePart[] =>
      run.startsWith(marks.italic) ? [{ kind: 'title', text: run.slice(1, -1) }] : withAddress(run, url),
    )
    .filter((part) => part.text !== '')
    .map((part) => (part.kind === 'address' ? part : { ...part, text: frenchSpaces(part.text) }))
}

function withAddress(text: string, url: string): ReferencePart[] {
  return text
    .split(url)
    .flatMap((run, index): ReferencePart[] => [
      ...(index > 0 ? [{ kind: 'address' as const, text: url }] : []),
      { kind: 'plain', text: run },
    ])
}

/** Records have ordinary spaces where French printing has others, and the engine has narrow ones everywhere. */
function frenchSpaces(text: string): string {
  return text
    .replace(/«[ \u202F]/g, '«\u00A0')
    .replace(/[ \u202F]»/g, '\u00A0»')
    .replace(/ (?=[;!?](?:\s|$|[»)]))/g, '\u202F')
    .replace(/[ \u202F](?=:(?:\s|$))/g, '\u00A0')
}
