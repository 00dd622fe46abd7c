import { type Stretch, stretches } from './breaks'

/**
 * A piece of Typst code. Only the functions of this file make one, and they write every text as a string literal:
 * nothing that an editor writes can be read as code.
 */
export class Code {
  constructor(
    readonly source: string,
    /** The texts that it prints, to be checked against the characters of the font. */
    readonly printed: string = '',
  ) {}
}

/** What a function of the layout takes: code, or a plain value that becomes a literal. */
export type Argument = Code | string | number | boolean | readonly Argument[]

/** Running text. The ends of source lines become spaces; no-break spaces stay. */
export function words(text: string): Code {
  return sequence(stretches(text.replace(/[ \t]*\r?\n[ \t]*/g, ' ')).flatMap(written))
}

function written(stretch: Stretch): Code[] {
  if (stretch.kind === 'run') return [run(stretch.pieces)]
  const pieces = stretch.text
    .split(superscripts)
    .filter((piece) => piece !== '')
    // The font has no raised letters of Unicode's own; it draws its own for ordinary ones.
    .map((piece) =>
      superscripts.test(piece) ? call('super', [verbatim(piece.normalize('NFKC'))]) : verbatim(piece),
    )
  return stretch.kind === 'word' ? [call('long-word', [sequence(pieces)])] : pieces
}

/** Pieces of one long run: lines may break between them. */
export function run(pieces: readonly string[]): Code {
  return pieces.length === 1 ? verbatim(pieces.join('')) : call('run', pieces.map(verbatim))
}

/** The raised letters of « 1ᵉʳ », « Mᵐᵉ ». */
const superscripts = /([\u02B0-\u02B8\u02E1-\u02E3\u1D43-\u1D6Aⁱⁿ]+)/

/** A text exactly as it is, but for tabulations, which no font draws. */
export function verbatim(text: string): Code {
  const drawn = text.replace(/\t/g, '  ')
  return new Code(literal(drawn), drawn)
}

/**
 * A call of a function of the layout: `call('emph', [body])`. Arguments whose value is undefined are left out.
 * `name` and the names of the arguments are written by us, never by an editor.
 */
export function call(
  name: string,
  positional: readonly Argument[] = [],
  named: Readonly<Record<string, Argument | undefined>> = {},
): Code {
  const arguments_ = [
    ...positional.map(asCode),
    ...Object.entries(named).flatMap(([key, value]) => {
      if (value === undefined) return []
      const { source, printed } = asCode(value)
      return [new Code(`${key}: ${source}`, printed)]
    }),
  ]
  return join(arguments_, `${name}(`, ', ', ')')
}

/** A word of Typst's own, such as `left` or `2fr`; written by us, never by an editor. */
export function keyword(name: string): Code {
  return new Code(name)
}

/** Pieces of content one after the other. */
export function sequence(parts: readonly Code[]): Code {
  const [only = new Code('[]'), ...others] = parts
  return others.length === 0 ? only : join(parts, '{ ', '; ', ' }')
}

/** Pieces of content one after the other, each on its own line: a program. */
export function program(parts: readonly Code[]): string {
  return parts.map(({ source }) => `#${source}\n`).join('')
}

function asCode(value: Argument): Code {
  if (value instanceof Code) return value
  if (typeof value === 'string') return new Code(literal(value))
  if (typeof value === 'number' || typeof value === 'boolean') return new Code(String(value))
  return join(value.map(asCode), '(', ' ', ')', ',')
}

function join(parts: readonly Code[], open: string, between: string, close: string, after = ''): Code {
  return new Code(
    `${open}${parts.map(({ source }) => source + after).join(between)}${close}`,
    parts.map(({ printed }) => printed).join('\n'),
  )
}

function literal(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
