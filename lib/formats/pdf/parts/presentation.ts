import { paths } from '../../../site'
import { type Code, call, sequence, words } from '../code'
import { type Composition, heading } from '../composition'
import { setProse } from '../prose'

/** The abstract, then the text of the publication's own page. */
export function presentation(composition: Composition): Code {
  const { abstract, text } = composition.publication
  return sequence([
    heading(composition, 1, words('Présentation'), paths.home),
    call('lead', [words(abstract)]),
    setProse(text, { ...composition, path: paths.home, level: 1 }),
  ])
}
