import * as z from 'zod'
import { faultKinds } from '../edition/fault'

/** What the preview's server asks of the process that renders. */
export const previewRequest = z.discriminatedUnion('type', [
  /** To read the content as it is now; pages show it if it has no error. */
  z.object({ type: z.literal('read'), id: z.int() }),
  /** To answer a GET of this address: its path decoded, its query as it was sent. */
  z.object({ type: z.literal('render'), id: z.int(), url: z.string() }),
])
export type PreviewRequest = z.infer<typeof previewRequest>

const read = z.object({
  type: z.literal('read'),
  id: z.int(),
  /** Whether the content has an error, and pages still show what they did, if they showed anything. */
  isFaulty: z.boolean(),
  /** What there is to mend, in French; warnings alone do not make the content faulty. */
  report: z.string(),
  /** Names the state that pages show; absent before the first good one. */
  version: z.string().optional(),
})
export type ReadContent = z.infer<typeof read>

const rendered = z.object({
  type: z.literal('rendered'),
  id: z.int(),
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.instanceof(Uint8Array),
})
export type Rendered = z.infer<typeof rendered>

/** See `Fault`. */
const fault = z.object({ kind: z.enum(faultKinds), reason: z.string(), report: z.string() })

export const previewMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  read,
  rendered,
  /** The machine did not let it: the process goes on, and may be asked again. */
  z.object({ type: z.literal('failed'), id: z.int(), fault }),
])
export type PreviewMessage = z.infer<typeof previewMessage>
