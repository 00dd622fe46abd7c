import { passageAnchor } from '../addresses'
import { type Passage, type Prose, type Publication, passagesIn, type WithdrawnPassage } from '../publication'
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
        passage,
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
