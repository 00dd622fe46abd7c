import type { SiteProcess } from '../system/site-process'
import { until } from './trial'

/** What `/health` says, as its text: fields and words are looked for in it. */
export async function health(origin: string): Promise<{ readonly isOk: boolean; readonly text: string }> {
  const text = await (await fetch(`${origin}/health`)).text()
  const report: unknown = JSON.parse(text)
  const isOk = typeof report === 'object' && report !== null && 'status' in report && report.status === 'ok'
  return { isOk, text }
}

/** Waits until the site is well. */
export async function untilWell({ origin }: SiteProcess): Promise<void> {
  await until('/health « ok »', async () => (await health(origin)).isOk)
}

/** Waits until the site says that it is not well, for this reason. */
export async function untilNamed({ origin }: SiteProcess, reason: RegExp): Promise<void> {
  let said = ''
  await until(`/health dégradé, avec la raison ${reason}`, async () => {
    const { isOk, text } = await health(origin)
    said = text
    return !isOk && reason.test(text)
  }).catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : String(error)} Il disait : ${said.trim()}`)
  })
}
