import * as z from 'zod'
import { faultKinds } from './fault'

/** What passes between the server and the composer, its child process. */
export const compositionRequest = z.object({
  id: z.int(),
  /** Absolute path of the folder that editors write in. */
  contentDir: z.string(),
  /** Absolute path. */
  editionsDir: z.string(),
  /** Address of the public site. */
  siteUrl: z.string(),
})
export type CompositionRequest = z.infer<typeof compositionRequest>

const composed = z.object({
  type: z.literal('composed'),
  /** Its name among the editions. */
  hash: z.string(),
  /** Absolute path of the complete draft; absent when the edition was there already. */
  draft: z.string().optional(),
  /** What editors should know though it does not stop them, in French. */
  warnings: z.string().optional(),
})
/** See `Fault`. */
export const fault = z.object({ kind: z.enum(faultKinds), reason: z.string(), report: z.string() })
const refused = z.object({ type: z.literal('refused'), fault })

/** How a composition ended. */
export type CompositionResult = z.infer<typeof composed> | z.infer<typeof refused>

const id = { id: z.int() }
export const composerMessage = z.discriminatedUnion('type', [
  /** The app is loaded. */
  z.object({ type: z.literal('ready') }),
  /** The app cannot be loaded; the process ends. */
  z.object({ type: z.literal('unable'), fault }),
  /** How many documents the edition that is being composed has: its deadline depends on it. */
  z.object({ type: z.literal('counted'), documents: z.int(), ...id }),
  composed.extend(id),
  refused.extend(id),
])
export type ComposerMessage = z.infer<typeof composerMessage>
