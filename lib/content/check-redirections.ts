import { paths, reservedSlugs } from '../addresses'
import { siteDocuments } from '../outline'
import type { Versions } from './check-references'
import { draftNamed } from './draft-named'
import type { ParsedFile } from './parse-file'
import type { PublicationFields } from './parse-publication'
import { type Problem, proposal } from './problem'
import type { Unread } from './unread'

/** Checks that redirections lead from addresses that the site no longer has to addresses that it has. */
export function checkRedirections(
  { file, faulty, frontMatter }: ParsedFile<PublicationFields>,
  { published, whole }: Versions,
  unread: Unread,
): Problem[] {
  if (!frontMatter || faulty.has('redirections')) return []
  const { redirections } = published
  const documents = siteDocuments({ ...published, redirections: [] })
  const drafted = siteDocuments({ ...whole, redirections: [] }).map(({ path }) => path)
  const addresses = documents.map(({ path }) => path)
  const listed = documents.flatMap(({ path, isUnlisted }) => (isUnlisted ? [] : [path]))
  const isThere = (path: string) => addresses.includes(path) || unread.addresses.has(path)
  return redirections.flatMap(({ from, to }, index): Problem[] => {
    const at = (field: 'de' | 'vers', rule: Problem['rule'], message: string): Problem => ({
      ...frontMatter.place(['redirections', index, field]),
      file,
      rule,
      message,
    })
    const problems: Problem[] = []
    if (redirections.findIndex((other) => other.from === from) < index) {
      problems.push(
        at(
          'de',
          'redirection-en-double',
          `« ${from} » est déjà redirigée plus haut. N’en garder qu’une ligne.`,
        ),
      )
    } else if (isThere(from)) {
      problems.push(
        at(
          'de',
          'redirection-superflue',
          `« ${from} » est une adresse que le site a : ses lecteurs ne verraient plus cette page. Supprimer la redirection, ou écrire une adresse que le site n’a plus.`,
        ),
      )
    } else if (isReserved(from)) {
      problems.push(
        at('de', 'adresse-reservee', `« ${from} » sert au site lui-même. Supprimer la redirection.`),
      )
    }
    const further = redirections.find((other) => other.from === to && other.to !== to)
    if (drafted.includes(to) && !addresses.includes(to)) {
      const { rule, message } = draftNamed(`« ${to} » est`)
      problems.push(at('vers', rule, message))
    } else if (!isThere(to)) {
      const advice = further
        ? ` C’est elle-même une redirection : écrire « ${further.to} ».`
        : ` Corriger cette adresse.${proposal(to, listed)}`
      problems.push(at('vers', 'lien-mort', `« ${to} » n’est pas une adresse du site.${advice}`))
    }
    return problems
  })
}

/** Addresses of the server, of the app's own files and of paragraphs to come; not those of cards that are gone. */
function isReserved(path: string): boolean {
  const [, first = '', ...rest] = path.split('/')
  if (rest.length > 0 && `/${first}` === paths.places) return false
  return first === '_next' || reservedSlugs.includes(first)
}
