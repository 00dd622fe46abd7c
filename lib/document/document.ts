import type { Part } from '../outline'
import { citingBlocks } from './citing'
import { interviewsBlocks } from './interviews'
import type { Block, Document } from './nodes'
import { NoteBook } from './notes'
import { partnersBlocks } from './partners'
import { placeBlocks, placesOverview } from './places'
import { presentationBlocks } from './presentation'
import { noteBlocks, proseSections } from './prose'
import type { Setting } from './setting'
import { paragraph } from './write'

/**
 * What a part says, once for every format.
 * @throws LayoutError when one of its texts holds something that no format can show
 */
export function documentOf(part: Part, setting: Setting): Document {
  const notes = new NoteBook(part.texts.map(({ text }) => text))
  return {
    type: 'document',
    address: part.address,
    title: part.title,
    children: blocksOf(part, notes, setting),
    notes: notes.all((definition, file) => noteBlocks(definition, file, notes, setting)),
  }
}

/** A kind of part that says nothing does not compile. */
function blocksOf(part: Part, notes: NoteBook, setting: Setting): Block[] {
  switch (part.kind) {
    case 'presentation':
      return presentationBlocks(part, notes, setting)
    case 'places':
      return placesOverview(part, setting)
    case 'place':
      return [...textBlocks(part, notes, setting), ...placeBlocks(part, setting)]
    case 'interviews':
      return interviewsBlocks(part, notes, setting)
    case 'partners':
      return partnersBlocks(part, notes, setting)
    case 'page':
      return [
        ...(part.description === undefined ? [] : [paragraph(part.description, 'lead')]),
        ...textBlocks(part, notes, setting),
      ]
    case 'citing':
      return citingBlocks(setting)
  }
}

function textBlocks({ texts }: Part, notes: NoteBook, setting: Setting): Block[] {
  return texts.flatMap((placing) => proseSections(placing, notes, setting))
}
