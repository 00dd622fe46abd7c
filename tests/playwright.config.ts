import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { isLong } from './long'
import { patience, wholeTest } from './patience'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))
const results = join(projectFolder, 'test-results')

/** The publications whose sites go through the same tests, by the folder of their content. */
const publications = {
  odas: 'content',
  'auteur-seul': 'tests/fixtures/publications/auteur-seul',
  'onze-sites': 'tests/fixtures/publications/onze-sites',
}

const ports = await sitePorts(Object.keys(publications).length + 2)
const sites = Object.entries(publications).map(([name, contentDir], index) => ({
  name,
  contentDir,
  port: ports[index],
  origin: `http://127.0.0.1:${ports[index]}`,
  editionsDir: join(results, 'editions', name),
}))

/**
 * The site of the content once more, as a static copy behind nginx, in the long form; not where nginx is absent, unless it
 * is required.
 */
const hasExport =
  isLong &&
  (process.env.REQUIRE_SYSTEM_TOOLS === '1' ||
    spawnSync('nginx', ['-v'], { stdio: 'ignore' }).error === undefined)
const exportOrigin = `http://127.0.0.1:${ports.at(-2)}`
const exported = {
  project: {
    name: 'odas-export',
    testMatch: [
      'site.spec.ts',
      'every-page.spec.ts',
      'recherche.spec.ts',
      'odas.spec.ts',
      'odas-adresses.spec.ts',
    ],
    // Answers by query belong to the site's own server.
    grepInvert: /unAPI/,
    use: { baseURL: exportOrigin },
  },
  server: {
    name: 'odas-export',
    command: 'node tests/e2e/serve-export.mjs',
    cwd: projectFolder,
    env: {
      PORT: String(ports.at(-2)),
      SITE_URL: exportOrigin,
      CONTENT_DIR: publications.odas,
      EXPORT_DIR: join(results, 'export'),
    },
    url: exportOrigin,
    ...patience,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
  },
}

/** What an editor sees of a copy of the content that the tests change. */
const previewPort = String(ports.at(-1))
const previewed = {
  project: {
    name: 'apercu',
    testMatch: ['apercu.spec.ts'],
    // Each test changes the one copy.
    fullyParallel: false,
    use: { baseURL: `http://localhost:${previewPort}` },
    metadata: { contentDir: join(results, 'apercu') },
  },
  server: {
    name: 'apercu',
    command: 'node tests/e2e/serve-preview.mjs',
    cwd: projectFolder,
    env: {
      PORT: previewPort,
      HOST: '127.0.0.1',
      CONTENT_SOURCE: publications['onze-sites'],
      CONTENT_DIR: join(results, 'apercu'),
    },
    url: `http://127.0.0.1:${previewPort}/robots.txt`,
    ...patience,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
  },
}

const { BROWSER_PATH: executablePath, BROWSER_ARGS: browserArgs = '' } = process.env

export default defineConfig({
  testDir: join(projectFolder, 'tests', 'e2e'),
  outputDir: join(results, 'e2e'),
  reporter: [['list'], ['json', { outputFile: join(results, 'playwright.json') }]],
  workers: 2,
  fullyParallel: true,
  ...wholeTest,
  expect: patience,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  use: {
    browserName: 'chromium',
    locale: 'fr-FR',
    trace: 'retain-on-failure',
    launchOptions: {
      args: browserArgs.split(' ').filter(Boolean),
      ...(executablePath && { executablePath }),
    },
  },
  projects: [
    // What every site does, and what is told of one publication only.
    ...sites.map(({ name, origin }) => ({
      name,
      testMatch: [
        'site.spec.ts',
        'every-page.spec.ts',
        'each-kind.spec.ts',
        'markup.spec.ts',
        'design.spec.ts',
        'recherche.spec.ts',
        'epub.spec.ts',
        `${name}.spec.ts`,
        `${name}-*.spec.ts`,
      ],
      use: { baseURL: origin },
      metadata: { origins: sites.map((site) => site.origin) },
    })),
    ...(hasExport ? [exported.project] : []),
    previewed.project,
  ],
  webServer: [
    ...sites.map(({ name, contentDir, port, origin, editionsDir }) => ({
      name,
      command: 'node lib/commands/run.mjs start',
      cwd: projectFolder,
      env: {
        PORT: String(port),
        HOST: '127.0.0.1',
        SITE_URL: origin,
        CONTENT_DIR: contentDir,
        EDITIONS_DIR: editionsDir,
      },
      url: origin,
      ...patience,
      gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
    })),
    ...(hasExport ? [exported.server] : []),
    previewed.server,
  ],
})

/**
 * Free ports, chosen once: Playwright reads this file again in each of its workers, which inherit the environment.
 * What earlier runs left is removed at that one time too.
 */
async function sitePorts(count: number): Promise<number[]> {
  if (!process.env.SITE_PORTS) {
    rmSync(join(results, 'editions'), { recursive: true, force: true })
    process.env.SITE_PORTS = (await freePorts(count)).join(' ')
  }
  return process.env.SITE_PORTS.split(' ').map(Number)
}

/** All are held at once, or the system could name one twice. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(0, '127.0.0.1', resolve)
      })
      return server
    }),
  )
  const ports = servers.map((server) => {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.')
    return address.port
  })
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
