import { type Code, call } from './code'

/** Words in another language, so that they are hyphenated and read aloud as such. `language` is a BCP 47 tag. */
export function foreignWords(language: string, body: Code): Code {
  const [name = '', ...subtags] = language.toLowerCase().split('-')
  return call('foreign', [name, body], { region: subtags.find((subtag) => /^[a-z]{2}$/.test(subtag)) })
}
