import { type Fault, faultKinds } from './fault'
import { count, fields, text, unexpected } from './parse-value'

/* What passes between the server and the composer, its child process. */

export interface CompositionRequest {
  readonly id: number
  /** Absolute path of the folder that editors write in. */
  readonly contentDir: string
  /** Absolute path. */
  readonly editionsDir: string
  /** Address of the public site. */
  readonly siteUrl: string
}

/** How a composition ended. */
export type CompositionResult =
  | {
      readonly type: 'composed'
      /** Its name among the editions. */
      readonly hash: string
      /** Absolute path of the complete draft; absent when the edition was there already. */
      readonly draft?: string
      /** What editors should know though it does not stop them, in French. */
      readonly warnings?: string
    }
  | { readonly type: 'refused'; readonly fault: Fault }

/** What the composer says. */
export type ComposerMessage =
  /** The app is loaded. */
  | { readonly type: 'ready' }
  /** The app cannot be loaded; the process ends. */
  | { readonly type: 'unable'; readonly fault: Fault }
  /** How many documents the edition that is being composed has: its deadline depends on it. */
  | { readonly type: 'counted'; readonly id: number; readonly documents: number }
  | (CompositionResult & { readonly id: number })

/** Throws a `TypeError`. */
export function parseRequest(value: unknown): CompositionRequest {
  const { id, contentDir, editionsDir, siteUrl } = fields(value, 'request')
  return {
    id: count(id, 'id'),
    contentDir: text(contentDir, 'contentDir'),
    editionsDir: text(editionsDir, 'editionsDir'),
    siteUrl: text(siteUrl, 'siteUrl'),
  }
}

/** Throws a `TypeError`. */
export function parseMessage(value: unknown): ComposerMessage {
  const { type, id, hash, draft, warnings, fault, documents } = fields(value, 'message')
  switch (type) {
    case 'ready':
      return { type }
    case 'unable':
      return { type, fault: parseFault(fault) }
    case 'counted':
      return { type, id: count(id, 'id'), documents: count(documents, 'documents') }
    case 'refused':
      return { type, id: count(id, 'id'), fault: parseFault(fault) }
    case 'composed':
      return {
        type,
        id: count(id, 'id'),
        hash: text(hash, 'hash'),
        ...(draft === undefined ? {} : { draft: text(draft, 'draft') }),
        ...(warnings === undefined ? {} : { warnings: text(warnings, 'warnings') }),
      }
    default:
      throw unexpected('type')
  }
}

function parseFault(value: unknown): Fault {
  const { kind, reason, report } = fields(value, 'fault')
  const known = faultKinds.find((name) => name === kind)
  if (known === undefined) throw unexpected('fault.kind')
  return { kind: known, reason: text(reason, 'fault.reason'), report: text(report, 'fault.report') }
}
