import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { BibLatexParser, CSLExporter } from 'biblatex-csl-converter'
import * as z from 'zod'

/** What a reader understands of a record, in one form for all of them. */
export interface Understood {
  readonly title: string
  /** Each name in one piece, a person's given name first. */
  readonly authors: readonly string[]
  /** ISO 8601. */
  readonly date: string
  readonly url: string
}

const name = z.looseObject({
  given: z.string().optional(),
  'dropping-particle': z.string().optional(),
  'non-dropping-particle': z.string().optional(),
  family: z.string().optional(),
  literal: z.string().optional(),
})

const cslItem = z.looseObject({
  title: z.string(),
  author: z.array(name).default([]),
  issued: z.looseObject({ 'date-parts': z.array(z.array(z.coerce.number())) }),
  URL: z.string(),
})

/** CSL-JSON, BibTeX or RIS, as citation-js reads them; every record of the file. */
export function byCitationJs(text: string): Understood[] {
  return new Cite(text).data.map(understood)
}

/** BibTeX, as biblatex-csl-converter reads it. Throws when it finds an error. */
export function byBiblatexCslConverter(text: string): Understood[] {
  const parser = new BibLatexParser(text)
  const { entries, errors } = parser.parse()
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  return Object.values(new CSLExporter(entries).parse()).map(understood)
}

function understood(value: unknown): Understood {
  const { title, author, issued, URL } = cslItem.parse(value)
  return {
    title,
    authors: author.map((each) =>
      oneName([
        each.given,
        each['dropping-particle'],
        each['non-dropping-particle'],
        each.family,
        each.literal,
      ]),
    ),
    date: (issued['date-parts'][0] ?? []).map((part) => String(part).padStart(2, '0')).join('-'),
    url: URL,
  }
}

function oneName(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ').replace(/’ /g, '’')
}

/** Whether Debian's bibutils are here. */
export function hasBibutils(): boolean {
  try {
    execFileSync('bib2xml', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** BibTeX or RIS, as bibutils read them. */
export function byBibutils(text: string, format: 'bib' | 'ris'): Understood {
  const folder = mkdtempSync(join(tmpdir(), 'bibutils-'))
  try {
    const file = join(folder, `record.${format}`)
    writeFileSync(file, text)
    return fromMods(execFileSync(`${format}2xml`, [file], { stdio: ['ignore', 'pipe', 'ignore'] }).toString())
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Of the MODS that bibutils write: the record's own elements stand before those of what it belongs to. */
function fromMods(mods: string): Understood {
  const own = mods.replace(/<relatedItem[\s\S]*?<\/relatedItem>/g, '')
  const titles = texts(/<titleInfo>([\s\S]*?)<\/titleInfo>/g, own).slice(0, 1)
  const [title = ''] = titles.map((info) => {
    const [main = ''] = texts(/<title>(.*?)<\/title>/g, info)
    const [sub] = texts(/<subTitle>(.*?)<\/subTitle>/g, info)
    // bibutils part a title at its colon.
    return sub === undefined ? main : `${main.trim()} : ${sub}`
  })
  const authors = texts(/<name(?: [^>]*)?>([\s\S]*?)<\/name>/g, own).map((each) =>
    texts(/<namePart[^>]*>(.*?)<\/namePart>/g, each).join(' '),
  )
  const [date = ''] = texts(/<dateIssued>(.*?)<\/dateIssued>/g, own)
  const [url = ''] = texts(/<url>(.*?)<\/url>/g, own)
  return { title: decoded(title), authors: authors.map(decoded), date, url: decoded(url) }
}

function texts(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => found ?? [])
}

function decoded(text: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (whole, sign: string) => signs[sign] ?? whole)
}
