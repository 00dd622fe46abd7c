import { frenchDate, type Source } from '../../../publication'
import { sourceAddress } from '../citations'
import { type Code, call, sequence, words } from '../code'
import type { Composition } from '../composition'

/** The list of sources, to which every « [P] » of the texts leads. */
export function sources({ publication, landmarks }: Composition): Code {
  return call(
    'source-list',
    publication.sources.map((source) =>
      call('source', [words(source.key), description(source)], {
        address: landmarks.claim(sourceAddress(source.key)),
      }),
    ),
  )
}

function description({ title, publisher, url, note, consultedOn }: Source): Code {
  return sequence([
    words(`${[title, ...(publisher === undefined ? [] : [publisher])].join(', ')}.`),
    ...(consultedOn === undefined ? [] : [words(` Consulté le ${frenchDate(consultedOn)}.`)]),
    ...(url === undefined
      ? []
      : [words(' '), call('link', [url, call('address', [url.replace(/^https?:\/\//, '')])])]),
    ...(note === undefined ? [] : [call('detail', [words(note)])]),
  ])
}
