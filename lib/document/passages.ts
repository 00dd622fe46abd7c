import { passageAnchor, passagePath, paths } from '../addresses'
import { words } from '../language'
import type { CitedPassage, PassageOfPart } from '../outline'
import { type WithdrawnPassage, wordsOf } from '../publication'
import { otherStyles } from './citing'
import type { Document } from './nodes'
import { NoteBook } from './notes'
import { noteBlocks, quotedParagraph } from './prose'
import { referenceTo, referenceToPassage } from './references'
import type { Setting } from './setting'
import { inline, link, paragraph, section, time } from './write'

/** The page of a numbered paragraph, or of the number of one that is gone. */
export function passageDocument(cited: CitedPassage, setting: Setting): Document {
  return 'passage' in cited ? standing(cited, setting) : withdrawn(cited, setting)
}

/** One numbered paragraph: its words, where it stands and how to cite it. */
function standing({ number, passage, page }: PassageOfPart, setting: Setting): Document {
  const { paragraph: node, text, heading } = passage
  const definitions = text.tree.children.filter(({ type }) => type === 'footnoteDefinition')
  const notes = new NoteBook([{ ...text, tree: { type: 'root', children: [node, ...definitions] } }])
  const place = `${page.path}#${passageAnchor({ number })}`
  const where = [
    words.inPage(page.title),
    ...(page.part === undefined ? [] : [words.inPart(page.part)]),
    ...(heading ? [words.underHeading(wordsOf(heading))] : []),
  ]
  return {
    type: 'document',
    address: passagePath({ number }),
    title: words.passage(number),
    children: [
      {
        type: 'quote',
        cite: place,
        children: quotedParagraph(node, text.file, notes, setting, { from: page.path }),
      },
      paragraph([link(place, words.readInPlace), `, ${where.join(', ')}.`]),
      section('_passage', words.citePassageTitle, [
        paragraph(words.passageIsOfWebEdition),
        referenceToPassage({ number }, setting),
      ]),
      section('_publication', words.citeWorkItself, [referenceTo('work', setting), otherStyles()]),
    ],
    notes: notes.all((definition, file) => noteBlocks(definition, file, notes, setting, { from: page.path })),
  }
}

/** What whoever follows an older citation finds: that the passage is gone, since when, and what it said. */
function withdrawn({ number, on, words: said }: WithdrawnPassage, setting: Setting): Document {
  return {
    type: 'document',
    address: passagePath({ number }),
    title: words.withdrawnPassage(number),
    children: [
      paragraph(
        inline(
          words.withdrawn,
          on ? [words.withdrawnOn, time(on)] : [],
          `. ${words.numberIsKept} `,
          words.versionsAreTold.before,
          link(paths.about, words.about),
          words.versionsAreTold.after,
        ),
      ),
      ...(said ? [paragraph(words.itSaid), { type: 'quote' as const, children: [paragraph(said)] }] : []),
      section('_publication', words.citeWork, [referenceTo('work', setting), otherStyles()]),
    ],
    notes: [],
  }
}
