import type { Citation, Handlers, Inline, NoteCall } from '../../document/nodes'
import { breakable } from './breaks'
import { type Code, call, run, sequence, verbatim, words } from './code'
import { type Context, inside, linkTo, onSite } from './composition'

/** What stands in a line. */
export function line(nodes: readonly Inline[], context: Context): Code {
  return sequence(
    nodes.map((node, index) => {
      const [previous, next] = [nodes[index - 1], nodes[index + 1]]
      // A citation stays on the line of what it proves.
      if (node.type === 'text' && next?.type === 'citation') return words(node.value.replace(/ $/, '\u00A0'))
      if (node.type === 'aside' && isBelow(previous, context)) {
        return call('detail', [line(node.children, { ...context, asidesBelow: false })])
      }
      return handle(node.type, node, context)
    }),
  )
}

/** What is said in passing after a name has a line of its own; after the sources of a statement it goes on. */
function isBelow(previous: Inline | undefined, { asidesBelow }: Context): boolean {
  return asidesBelow && previous !== undefined && previous.type !== 'citation'
}

function handle<Type extends Inline['type']>(
  type: Type,
  node: Extract<Inline, { readonly type: Type }>,
  context: Context,
): Code {
  return handlers[type](node, context)
}

const handlers: Handlers<Code, Inline['type'], [Context]> = {
  text: ({ value }) => words(value),
  emphasis: ({ children }, context) => call('emph', [line(children, context)]),
  strong: ({ children }, context) => call('strong', [line(children, context)]),
  delete: ({ children }, context) => call('strike', [line(children, context)]),
  insert: ({ children }, context) => call('underline', [line(children, context)]),
  link: ({ url, children }, context) =>
    linkTo(url, line(children, { ...context, asidesBelow: false }), context),
  image: ({ file, alternative }, { pictures }) => {
    pictures.add(file)
    return call('inline-picture', [`/${file}`, alternative])
  },
  inlineCode: ({ value, role }) =>
    role === 'fingerprint' ? fingerprint(value) : call('raw', [verbatim(value)]),
  break: () => call('linebreak'),
  noteCall,
  citation,
  foreign: ({ language, children }, context) => {
    const [name = '', ...subtags] = language.toLowerCase().split('-')
    return call('foreign', [name, line(children, context)], {
      region: subtags.find((subtag) => /^[a-z]{2}$/.test(subtag)),
    })
  },
  time: ({ children }, context) => line(children, context),
  workTitle: ({ children }, context) => call('emph', [line(children, context)]),
  address: ({ url, printed }, { siteUrl }) => {
    const path = onSite(url, siteUrl)
    if (path !== undefined && printed === undefined) return call('site-address', [path, run(breakable(path))])
    return call('address', [url, run(breakable(printed ?? url))])
  },
  keyFigure: ({ value }) => call('strong', [words(value)]),
  aside: ({ children }, context) => call('aside', [line(children, context)]),
  // The eye sees by other means what these words say; a PDF has no words for the ear alone.
  spoken: () => sequence([]),
  unspoken: ({ value }) => words(value),
}

/** The address of a note in the file is that of its call: the note stands at the foot of that page. */
function noteCall({ number, index }: NoteCall, context: Context): Code {
  const note = context.notes.get(number)
  if (!note)
    throw new Error(`The note ${number} of ${context.address} is called, and is not in the document.`)
  const label = `${context.address}#${note.id}`
  if (index > 0) return call('note-again', [label])
  context.landmarks.claim(label)
  const within = inside({ ...context, asidesBelow: false })
  // The first paragraph stands beside the number.
  const [first, ...others] = note.children
  const beside = first?.type === 'paragraph' ? line(first.children, within) : undefined
  const below = context.flow(beside ? others : note.children, within)
  return call('note', [label, beside ? sequence(others.length > 0 ? [beside, below] : [beside]) : below])
}

/** « [P, R] », each key a jump to its entry in the list of sources. */
function citation({ sources }: Citation, context: Context): Code {
  // Two keys stay on one line; more would tear the line before them apart.
  const comma = words(sources.length > 2 ? ', ' : ',\u00A0')
  const links = sources.map(({ key, url }) => linkTo(url, words(key), context))
  return call('citation', [
    sequence([
      words('['),
      ...links.flatMap((link, index) => (index > 0 ? [comma, link] : [link])),
      words(']'),
    ]),
  ])
}

/** A SHA-256 in groups that the eye can compare. */
export function fingerprint(hex: string): Code {
  return call('fingerprint', hex.match(/.{1,8}/gs) ?? [])
}

/**
 * A title as contents, bookmarks and running heads repeat it: without notes, which would be printed again, without
 * sources and without links.
 */
export function repeated(nodes: readonly Inline[]): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'noteCall':
      case 'citation':
      case 'image':
      case 'spoken':
        return []
      case 'link':
        return repeated(node.children)
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'insert':
      case 'foreign':
      case 'time':
      case 'workTitle':
      case 'aside':
        return [{ ...node, children: repeated(node.children) }]
      default:
        return [node]
    }
  })
}
