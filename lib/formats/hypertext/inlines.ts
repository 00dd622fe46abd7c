import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Handlers, Inline, NoteCall } from '../../document/nodes'
import { words } from '../../language'
import type { Context } from './medium'

/** What stands in a line, as hast. */
export function line(nodes: readonly Inline[], context: Context): ElementContent[] {
  return nodes.flatMap((node, index) => {
    const isProved = node.type === 'text' && nodes[index + 1]?.type === 'citation'
    // A citation stays on the line of what it proves.
    const kept = isProved ? { ...node, value: node.value.replace(/ $/, '\u00A0') } : node
    return handle(kept.type, kept, context)
  })
}

export const text = (value: string): ElementContent => ({ type: 'text', value })

function handle<Type extends Inline['type']>(
  type: Type,
  node: Extract<Inline, { readonly type: Type }>,
  context: Context,
): ElementContent[] {
  return handlers[type](node, context)
}

const handlers: Handlers<ElementContent[], Inline['type'], [Context]> = {
  text: ({ value }) => [text(value)],
  emphasis: ({ children }, context) => [h('em', line(children, context))],
  strong: ({ children }, context) => [h('strong', line(children, context))],
  delete: ({ children }, context) => [h('del', line(children, context))],
  insert: ({ children }, context) => [h('ins', line(children, context))],
  link: ({ url, isDownload, children }, context) => [
    h('a', { href: context.medium.hrefOf(url), download: isDownload }, line(children, context)),
  ],
  image: ({ file, alternative, width, height }, { medium }) => [
    h('img', { src: medium.sourceOf(file), alt: alternative, width, height }),
  ],
  inlineCode: ({ value, role }) => [h('code', { className: role }, value)],
  break: () => [h('br')],
  noteCall: (node, context) => [h('sup', noteCall(node, context))],
  citation: ({ sources }, { medium }) => [
    h(
      'span.sources',
      '[',
      sources.flatMap(({ key, url }, index) => [
        ...(index > 0 ? [', '] : []),
        h('a', { href: medium.hrefOf(url) }, h('span.visually-hidden', `${words.source} `), key),
      ]),
      ']',
    ),
  ],
  foreign: ({ language, children }, context) => [
    h('span', { lang: isTag(language) ? language : undefined }, line(children, context)),
  ],
  time: ({ datetime, children }, context) => [h('time', { dateTime: datetime }, line(children, context))],
  workTitle: ({ children }, context) => [h('cite', line(children, context))],
  // A click on a reference selects the whole of it, and must lead nowhere.
  address: ({ url, printed = url }, { isSelected }) => [
    isSelected ? h('span.address', printed) : h('a.address', { href: url }, printed),
  ],
  keyFigure: ({ value }) => [h('span.key-figure', value)],
  aside: ({ children }, context) => [
    // A space stands before it for whoever hears or copies it, where it has none of its own.
    ...(beginsWithSpace(children) ? [] : [text(' ')]),
    h('span.remark', line(children, context)),
  ],
  spoken: ({ value }) => [h('span.visually-hidden', value)],
  unspoken: ({ value }) => [h('span', { ariaHidden: 'true' }, value)],
}

/** Whether a language is named as BCP 47 has it: what is not would make the whole page of a book invalid. */
function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1
  } catch {
    return false
  }
}

const beginsWithSpace = ([first]: readonly Inline[]): boolean =>
  first?.type === 'text' && /^\s/.test(first.value)

/** « 1 », which leads to the note. */
function noteCall({ number, index }: NoteCall, { notes, medium }: Context): ElementContent {
  const note = notes.find((each) => each.number === number)
  if (!note) throw new Error(`The note ${number} is called, and is not in the document.`)
  const call = {
    ...medium.marks.noteCall,
    id: note.callIds[index],
    href: `#${note.id}`,
    ariaLabel: words.noteCall(number),
  }
  return h('a.note-call', call, String(number))
}
