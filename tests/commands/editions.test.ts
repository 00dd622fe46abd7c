import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashInService, type Site, serveContent } from '../../lib/edition/site-editions'
import { keptEdition } from '../edition/draft-edition'
import { temporaryFolder } from '../edition/workshop'
import { project } from '../system/site-process'

const outdir = join(tmpdir(), `editions-command-${process.pid}`)
const run = promisify(execFile)

beforeAll(async () => {
  await build({
    absWorkingDir: project,
    entryPoints: [join(project, 'lib/commands/editions.ts')],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  })
})

afterAll(() => rm(outdir, { recursive: true, force: true }))

/** « npm run editions » on this folder; its words, or its complaint. */
async function editions(
  editionsDir: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { SITE_URL: _, ...env } = process.env
  return run(process.execPath, [join(outdir, 'editions.mjs'), ...args], {
    env: { ...env, EDITIONS_DIR: editionsDir, CONTENT_DIR: '/srv/content', ...settings },
  }).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)),
  )
}

/** A site with two editions, the second in service. */
async function siteOf(editionsDir: string, siteUrl: string) {
  const site: Site = { editionsDir, siteUrl, contentDir: '/srv/content' }
  const [first, second] = [
    await keptEdition(editionsDir, `un ${siteUrl}`),
    await keptEdition(editionsDir, `deux ${siteUrl}`),
  ]
  for (const hash of [first, second]) await serveContent(site, hash)
  return { site, first, second }
}

test('without the settings of the server, an edition is chosen for the site that has it', async () => {
  const editionsDir = await temporaryFolder()
  const one = await siteOf(editionsDir, 'https://exemple.fr')
  const other = await siteOf(editionsDir, 'https://autre.example')
  expect(await editions(editionsDir, ['use', one.first])).toBe(
    `Édition ${one.first} en service, jusqu’à « npm run editions -- follow ».\n`,
  )
  expect(await hashInService(one.site)).toBe(one.first)
  expect(await hashInService(other.site)).toBe(other.second)

  const list = await editions(editionsDir, [])
  expect(list).toMatch(/^https:\/\/autre\.example, contenu de \/srv\/content :$/m)
  expect(list).toMatch(new RegExp(`^${one.first} .* en service, choisie$`, 'm'))

  expect(await editions(editionsDir, ['follow'])).toContain(`édition ${one.second} en service`)
  expect(await hashInService(one.site)).toBe(one.second)
})

test('with its settings only that site is meant; where several may be, they are named', async () => {
  const editionsDir = await temporaryFolder()
  const one = await siteOf(editionsDir, 'https://exemple.fr')
  const other = await siteOf(editionsDir, 'https://autre.example')
  const settings = { SITE_URL: 'https://autre.example' }
  expect(await editions(editionsDir, ['use', one.first], settings)).toContain(
    `Il n’y a pas d’édition « ${one.first} »`,
  )
  await editions(editionsDir, ['use', other.first], settings)
  await editions(editionsDir, ['use', one.first], { SITE_URL: 'https://exemple.fr' })
  expect(await editions(editionsDir, ['follow'])).toContain(
    'SITE_URL=https://autre.example ou SITE_URL=https://exemple.fr',
  )
})
