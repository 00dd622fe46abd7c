import { z } from 'zod'
import type { SiteProcess } from '../system/site-process'
import { until } from './trial'

const report = z.object({ status: z.enum(['ok', 'degraded']), edition: z.string() })

/** What `/health` says; the reason of what is wrong is looked for in its text. */
export async function health(
  origin: string,
): Promise<{ readonly isOk: boolean; readonly edition: string; readonly text: string }> {
  const text = await (await fetch(`${origin}/health`)).text()
  const { status, edition } = report.parse(JSON.parse(text))
  return { isOk: status === 'ok', edition, text }
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
