import { basename } from 'node:path'
import type { z } from 'zod'
import { reservedSlugs } from '../addresses'
import type { Prose } from '../publication'
import { anchor } from './anchor-headings'
import { faultOfDraft, isDraft } from './drafts'
import { isSlug } from './fields'
import { type FrontMatter, readFrontMatter } from './front-matter'
import { parseMarkdown } from './markdown'
import { nowReading } from './now-reading'
import { type Example, parseFields, unreadFields } from './parse-fields'
import { type Problem, startOf } from './problem'
import type { ContentFolder, TextFolder } from './read-folder'
import type { SourceFile } from './read-text'

/** A content file, as far as it could be read. */
export interface ParsedFile<Fields> {
  readonly file: string
  /** The name of the file without « .md ». */
  readonly slug: string
  /** With the schema's example in place of what is at fault. */
  readonly fields: Fields
  /** The names of the fields at fault. */
  readonly faulty: ReadonlySet<string>
  /** Absent when it could not be read at all. */
  readonly frontMatter?: FrontMatter
  /** Empty when it could not be read. */
  readonly text: Prose
  readonly isTextRead: boolean
  readonly isDraft: boolean
  readonly problems: readonly Problem[]
}

/** Parses a file with the schema of its front matter. */
export function parseFile<Fields>(
  { file, text }: SourceFile,
  schema: z.ZodType<Fields>,
  example: Example,
): ParsedFile<Fields> {
  nowReading(file)
  const { frontMatter, markdown, problems } = readFrontMatter({ file, text })
  const head = frontMatter ? parseFields(schema, example, frontMatter) : unreadFields(schema, example)
  const body = markdown === undefined ? undefined : parseMarkdown(file, markdown)
  return {
    ...unreadFile(file, schema, example),
    fields: head.value,
    faulty: head.faulty,
    frontMatter,
    ...(body && { text: body.prose, isTextRead: body.isRead }),
    isDraft: isDraft({ file, text }),
    problems: [...problems, ...head.problems, ...(body?.problems ?? [])],
  }
}

/** What stands for a file that is not there or cannot be opened. */
export function unreadFile<Fields>(
  file: string,
  schema: z.ZodType<Fields>,
  example: Example,
): ParsedFile<Fields> {
  const { value, faulty } = unreadFields(schema, example)
  return {
    file,
    slug: basename(file, '.md'),
    fields: value,
    faulty,
    text: { file, tree: { type: 'root', children: [] } },
    isTextRead: false,
    isDraft: false,
    problems: [],
  }
}

/** Parses every file of a folder of texts that could be opened. */
export function parseFiles<Fields>(
  { texts }: ContentFolder,
  folder: TextFolder,
  schema: z.ZodType<Fields>,
  example: Example,
): ParsedFile<Fields>[] {
  return texts
    .filter(({ file }) => file.startsWith(`${folder}/`))
    .map((source) => {
      const parsed = parseFile(source, schema, example)
      return { ...parsed, problems: [...faultsOfName(parsed), ...faultOfDraft(source), ...parsed.problems] }
    })
}

function faultsOfName({ file, slug }: ParsedFile<unknown>): Problem[] {
  if (!isSlug(slug)) {
    return [
      {
        ...startOf(file),
        rule: 'nom-de-fichier-invalide',
        message: `Le nom « ${slug}.md » ferait une adresse difficile à citer. Le récrire en minuscules sans accent, les mots joints par des traits d’union : « ${anchor(slug)}.md ».`,
      },
    ]
  }
  if (file.startsWith('pages/') && reservedSlugs.includes(slug)) {
    return [
      {
        ...startOf(file),
        rule: 'adresse-reservee',
        message: `L’adresse « /${slug} » sert déjà au site. Donner un autre nom au fichier.`,
      },
    ]
  }
  if (/^(?:entretiens|partenaires)\//.test(file) && /^p\d+$/.test(slug)) {
    return [
      {
        ...startOf(file),
        rule: 'adresse-reservee',
        message: `« #${slug} » est l’adresse d’un paragraphe numéroté. Donner un autre nom au fichier.`,
      },
    ]
  }
  return []
}
