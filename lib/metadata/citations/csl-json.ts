import type { CitationRecord } from '../../citation/record'

/** The record as CSL-JSON: a list of one. */
export function cslJson({ item }: CitationRecord): string {
  return `${JSON.stringify([item], undefined, 2)}\n`
}
