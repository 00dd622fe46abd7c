import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadPublication } from '../lib/content/load-publication'
import { type SiteDocument, siteDocuments } from '../lib/outline'
import { addressesIn, listFile, publishedAddresses } from './published-addresses'

/*
 * A publication lives on in its citations: an address that was published once answers for ever. The browser tests walk
 * the list on a running site (e2e/odas-adresses.spec.ts).
 */
const project = resolve(import.meta.dirname, '..')
const published = publishedAddresses(project)

let documents: readonly SiteDocument[] = []
beforeAll(async () => {
  const { publication } = await loadPublication(join(project, 'content'))
  documents = publication ? siteDocuments(publication) : []
  expect(documents).not.toEqual([])
})

const addressesOf = ({ path, anchors }: SiteDocument) => [
  path,
  ...[...anchors].map((anchor) => `${path}#${anchor}`),
]

describe('the list of published addresses', () => {
  test('names each of them once', () => {
    expect(published.filter((address, index) => published.indexOf(address) !== index)).toEqual([])
  })

  test('has every address of the site as it is: add what is missing at its end', () => {
    expect(documents.flatMap(addressesOf).filter((address) => !published.includes(address))).toEqual([])
  })

  test('has no address that the site lost: bring it back, or lead from it with « redirections »', () => {
    const byPath = new Map(documents.map((document) => [document.path, document]))
    const lost = published.filter((address) => {
      const [path = '', anchor] = address.split('#')
      const document = byPath.get(path)
      const shown = document?.redirectsTo === undefined ? document : byPath.get(document.redirectsTo)
      return !shown || (anchor !== undefined && !shown.anchors.has(anchor))
    })
    expect(lost).toEqual([])
  })

  test('only grows: no version that git knows has an address that it has not', (context) => {
    const lists = earlierLists()
    if (lists.length === 0) return context.skip('No earlier version of the list is known here.')
    expect(
      [...new Set(lists.flatMap(addressesIn))].filter((address) => !published.includes(address)),
    ).toEqual([])
  })
})

/** The list as it was in each commit that changed it; nothing outside of a clone. */
function earlierLists(): string[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const commits = git('log', '--format=%H', '--diff-filter=AM', '--', listFile).split('\n').filter(Boolean)
    return commits.map((commit) => git('show', `${commit}:./${listFile}`))
  } catch {
    // No git, no commit yet, or only a copy of the files.
    return []
  }
}
