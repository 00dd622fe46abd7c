import { passageAnchor } from '../addresses'
import {
  type BlockName,
  type Passage,
  type Prose,
  type Publication,
  passagesIn,
  type WithdrawnPassage,
} from '../publication'
import { kept } from '../remembered'
import { allParts } from './navigation'
import type { Outlined } from './outline'
import type { Part, PlacedText } from './part'

/** A text, and the part on whose page it stands. */
export interface TextOfPart extends PlacedText {
  readonly part: Part
}

/** The texts of the publication, in reading order. */
export function textsOf(publication: Outlined): TextOfPart[] {
  return allParts(publication).flatMap((part) => part.texts.map((placed) => ({ ...placed, part })))
}

/** The texts whose paragraphs are numbered: all that the publication says, in reading order. */
export function numberedTexts(publication: Outlined): Prose[] {
  return textsOf(publication).flatMap(({ text, part }) => (part.isNumbered ? [text] : []))
}

/** A numbered paragraph, and where it stands. */
export interface PassageOfPart {
  readonly number: number
  /** Of its text it has the notes alone: the rest changes nothing of it. */
  readonly passage: Passage
  readonly page: PassagePage
}

/** The page on which a passage stands; on a page of several texts, what the text is about. */
export interface PassagePage {
  readonly path: string
  readonly title: string
  readonly part?: string
}

export type CitedPassage = PassageOfPart | WithdrawnPassage

/** Every passage that can be cited, by the last part of its address, in the order of their numbers. */
export const citedPassages = kept((publication: Publication): ReadonlyMap<string, CitedPassage> => {
  const passages = textsOf(publication).flatMap(({ text, part, name }) =>
    passagesIn(text).map(
      (passage): PassageOfPart => ({
        number: passage.number,
        passage: { ...passage, text: notesOnly(text) },
        page: {
          path: part.address,
          title: part.rank === 'opening' ? publication.shortTitle : part.title,
          ...(name === undefined ? {} : { part: name }),
        },
      }),
    ),
  )
  const all: CitedPassage[] = [...publication.withdrawnPassages, ...passages]
  return new Map(all.sort((a, b) => a.number - b.number).map((passage) => [passageAnchor(passage), passage]))
})

/** Whether a text of the part has one of these blocks. */
export function hasBlock({ texts }: Part, ...names: readonly BlockName[]): boolean {
  const isOne = (name: string) => names.some((known) => known === name)
  return texts.some(({ text }) =>
    text.tree.children.some((node) => node.type === 'leafDirective' && isOne(node.name)),
  )
}

/** Whether the page of the part tells of the files that the site offers, which have to be made for it. */
export function showsFiles(part: Part): boolean {
  return part.rank === 'opening' || hasBlock(part, 'telechargement', 'verifier')
}

function notesOnly({ file, tree }: Prose): Prose {
  const notes = tree.children.filter(({ type }) => type === 'footnoteDefinition')
  return { file, tree: { type: 'root', children: notes } }
}
