import type { CitationRecord } from '../../citation/record'
import type { CitationFormat } from '../../offered'
import { bibtex } from './bibtex'
import { cslJson } from './csl-json'
import { ris } from './ris'

/** Writes a record in each format that is offered. */
export const writeCitation: Record<CitationFormat, (record: CitationRecord) => string> = {
  bibtex,
  ris,
  'csl-json': cslJson,
}
