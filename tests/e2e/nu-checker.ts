import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

/** Whether the Nu checker can run; where every tool is required, its absence is for the test to report. */
export function nuIsHere(): boolean {
  if (process.env.REQUIRE_SYSTEM_TOOLS === '1') return true
  return spawnSync('java', ['-version']).status === 0
}

const report = z.object({
  messages: z.array(z.object({ url: z.string(), message: z.string(), extract: z.string().optional() })),
})

/** Styles that stand in the pages, which browsers have and the checker does not know. */
const unknownStyles = /^CSS: .*“(?:@view-transition|:target-current|scroll-target-group|paint-order)”/

/**
 * Of a policy in the page, the checker knows no hashes, by which ours names its two styles, takes data blocks for scripts,
 * and holds what is the site's own to be foreign to the file that it is given. That nothing is blocked is seen in a
 * browser, by the console of every page.
 */
const misreadPolicy = /violates Content Security Policy \(meta tag\)/

/** What the W3C's own checker says of some pages, by their path. Throws when it cannot run. */
export async function checkWithNu(pages: ReadonlyMap<string, string>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nu-'))
  try {
    const files = new Map<string, string>()
    for (const [path, html] of pages) {
      const file = join(folder, `${files.size}.html`)
      files.set(`file:${file}`, path)
      await writeFile(file, html)
    }
    const output = await runNu(['--exit-zero-always', '--format', 'json', folder])
    return report
      .parse(JSON.parse(output))
      .messages.filter(({ message }) => !unknownStyles.test(message) && !misreadPolicy.test(message))
      .map(({ url, message, extract = '' }) => `${files.get(url) ?? url} : ${message} ${extract}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Its report is what it writes to the standard error. */
function runNu(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: 64 * 1024 * 1024 }
    execFile('java', ['-jar', jar, ...args], options, (error, _, stderr) => {
      if (error) reject(error)
      else resolve(stderr)
    })
  })
}
