import type { Nodes } from 'mdast'
import type { RuleId } from './rules'

/** Tells of a fault in a text, at a node or at a place in it (line and column of the file, from 1). */
export type ReportFault = (
  where: Nodes | { readonly line: number; readonly column: number },
  rule: RuleId,
  message: string,
) => void
