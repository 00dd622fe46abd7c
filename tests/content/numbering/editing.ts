/** A paragraph and who it is, whatever an editor makes of it. */
export interface Known {
  readonly identity: number
  readonly file: string
  readonly text: string
}

/** A stranger's identity: a paragraph that nobody has recorded. */
export const stranger = 0

type Random = () => number

/** Numbers from 0 to 1 that are the same in each run (Mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The paragraphs after one edit of the kind that editors make. `foreign` are words and paragraphs from elsewhere. */
export function edited(paragraphs: readonly Known[], foreign: readonly string[], random: Random): Known[] {
  const index = Math.floor(random() * paragraphs.length)
  const paragraph = paragraphs[index]
  if (!paragraph) return [...paragraphs]
  const one = <Item>(list: readonly Item[]): Item => {
    const item = list[Math.floor(random() * list.length)]
    if (item === undefined) throw new Error('Nothing to choose from.')
    return item
  }
  const word = () => one(one(foreign).split(' '))
  const replaced = (...now: Known[]) => paragraphs.toSpliced(index, 1, ...now)
  const without = paragraphs.toSpliced(index, 1)
  const somewhere = (file?: string) => {
    const places = without.flatMap((other, place) =>
      file === undefined || other.file === file ? [place] : [],
    )
    return places.length > 0 ? one(places) : index
  }
  const words = paragraph.text.split(' ')
  const edits: readonly (() => Known[])[] = [
    // A word is mended.
    () => replaced({ ...paragraph, text: words.with(Math.floor(random() * words.length), word()).join(' ') }),
    // A third is written anew.
    () => {
      const [start, length] = [Math.floor(words.length * random() * 0.6), Math.floor(words.length / 3)]
      const anew = words.map((old, place) => (place >= start && place < start + length ? word() : old))
      return replaced({ ...paragraph, text: anew.join(' ') })
    },
    // It moves, within its file or to another.
    () => without.toSpliced(somewhere(paragraph.file), 0, paragraph),
    () => without.toSpliced(somewhere(), 0, { ...paragraph, file: one(paragraphs).file }),
    // It changes places with its neighbour.
    () => {
      const next = paragraphs[index + 1]
      return next?.file === paragraph.file ? paragraphs.toSpliced(index, 2, next, paragraph) : [...paragraphs]
    },
    // It goes; another comes.
    () => without,
    () => replaced({ identity: stranger, file: paragraph.file, text: one(foreign) }, paragraph),
    // It is copied.
    () => paragraphs.toSpliced(somewhere(), 0, { ...paragraph, file: one(paragraphs).file }),
    // It is cut in two after one of its sentences.
    () => {
      const [first = '', ...rest] = paragraph.text.split(/(?<=\.) /)
      return rest.length === 0
        ? [...paragraphs]
        : replaced({ ...paragraph, text: first }, { ...paragraph, text: rest.join(' ') })
    },
    // Its file is renamed.
    () =>
      paragraphs.map((other) =>
        other.file === paragraph.file ? { ...other, file: `nouveau-${other.file}` } : other,
      ),
  ]
  return one(edits)()
}
