import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The list of every address that this publication's site ever had, from the project's folder. */
export const listFile = 'tests/fixtures/adresses-publiees.txt'

/** The addresses that a list of them names; its other lines are remarks. */
export function addressesIn(list: string): string[] {
  return list.split(/\r?\n/).filter((line) => line.startsWith('/'))
}

export function publishedAddresses(project: string): string[] {
  return addressesIn(readFileSync(join(project, listFile), 'utf8'))
}
