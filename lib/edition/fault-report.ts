import type { Fault } from './check-page'

/** The most faults that a report lists. */
const listed = 30

/** The French report of what is wrong with the pages of an edition. `notFound` is the path of the page « introuvable ». */
export function faultReport(faults: readonly Fault[], notFound: string): string {
  const lines = [...faults]
    .sort((a, b) => a.path.localeCompare(b.path, 'fr'))
    .slice(0, listed)
    .map(({ path, message }) => `${path === notFound ? 'page introuvable' : path}\n  ${message}`)
  const rest = faults.length > listed ? [`… et ${faults.length - listed} de plus.`] : []
  const count = faults.length === 1 ? 'une faute' : `${faults.length} fautes`
  return [`L’édition est refusée, pour ${count} dans les pages composées.`, ...lines, ...rest].join('\n')
}
