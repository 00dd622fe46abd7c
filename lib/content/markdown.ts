import type { Root } from 'mdast'
import { remark } from 'remark'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkInlineLinks from 'remark-inline-links'
import { VFile } from 'vfile'
import type { Prose } from '../publication'
import { anchorHeadings } from './anchor-headings'
import { checkMarkdown } from './check-markdown'
import { plainDirectives } from './plain-directives'
import type { Problem } from './problem'
import { refuseOverload } from './refuse-overload'
import { isRule } from './rules'
import { setFrenchText } from './set-french-text'

/** The way from Markdown to the tree that every format renders. */
const pipeline = remark()
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .use(remarkInlineLinks)
  .use(plainDirectives)
  .use(checkMarkdown)
  .use(anchorHeadings)
  .use(setFrenchText)
  .freeze()

/** What a Markdown text gives. */
export interface ParsedMarkdown {
  readonly prose: Prose
  readonly isRead: boolean
  readonly problems: readonly Problem[]
}

/** The last text of each file and what it gave: parsing is half the time of reading the content again after a save. */
const last = new Map<string, { readonly markdown: string; readonly parsed: ParsedMarkdown }>()

/**
 * Parses the Markdown of a content file; the lines of `markdown` are those of the file. A text that would take the
 * parser too long is not read: its prose is empty.
 */
export function parseMarkdown(file: string, markdown: string): ParsedMarkdown {
  const known = last.get(file)
  const parsed = known?.markdown === markdown ? known.parsed : parse(file, markdown)
  last.set(file, { markdown, parsed })
  return parsed
}

function parse(file: string, markdown: string): ParsedMarkdown {
  const overload = refuseOverload(file, markdown)
  if (overload) {
    return { prose: { file, tree: { type: 'root', children: [] } }, isRead: false, problems: [overload] }
  }
  const source = new VFile({ path: file, value: markdown })
  const tree: Root = pipeline.parse(source)
  // Every plugin of the pipeline changes the tree in place.
  pipeline.runSync(tree, source)
  const problems = source.messages.map(({ ruleId, line, column, reason }): Problem => {
    if (ruleId === undefined || !isRule(ruleId))
      throw new Error(`The pipeline gave a message without a rule: ${reason}`)
    return { file, line: line ?? 1, column: column ?? 1, rule: ruleId, message: reason }
  })
  return { prose: { file, tree }, isRead: true, problems }
}
