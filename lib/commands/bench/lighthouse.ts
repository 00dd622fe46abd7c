import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { paths } from '../../addresses'
import { SettingError } from '../../settings'
import { installedBrowsers } from '../browser-places.mjs'
import { executeNpm } from '../execute.mjs'
import type { Figure } from './figure'
import { openWay } from './lighthouse-way'
import { pagePaths } from './weights'

/** Fetched when it is asked for: as a dependency it would add 190 MB to every installation of the site. */
const tool = 'lighthouse@12.8.2'

/** What Lighthouse judges, by its names, as a report in French says them. */
export const categories = {
  accessibility: 'accessibilité',
  'best-practices': 'bonnes pratiques',
  seo: 'référencement',
  performance: 'performance',
} as const
export type Category = keyof typeof categories

/** What Lighthouse finds of one page, on the telephone that it simulates. */
export interface PageScores {
  readonly path: string
  /** From 0 to 100. */
  readonly scores: Readonly<Record<Category, number>>
  /** What cost points, as Lighthouse says it, by category. */
  readonly faults: Readonly<Record<Category, readonly string[]>>
}

/**
 * Judges the first page, the first page of a place and that on citing of the site at `origin`. Not those of passages,
 * which ask search engines to pass them over and cannot reach 100 for being found.
 */
export async function lighthouseScores(origin: string): Promise<PageScores[]> {
  const place = (await pagePaths(origin)).find((path) => path.startsWith(`${paths.places}/`))
  const way = await openWay(origin)
  try {
    const found: PageScores[] = []
    for (const path of [paths.home, place, paths.cite]) {
      if (path === undefined) continue
      // A busy machine now and then loses the recording of a page: that says nothing of the page.
      found.push((await judge(way.origin, path)) ?? (await judge(way.origin, path)) ?? neverJudged(path))
    }
    return found
  } finally {
    await way.close()
  }
}

/** The performance of the pages as a figure of the bench; each of them is to reach 100. */
export async function lighthousePerformance(origin: string): Promise<Figure> {
  const found = await lighthouseScores(origin)
  return {
    name: 'Lighthouse, mobile : performance',
    toReach: '100',
    measured: found.map(({ path, scores }) => `${scores.performance} (${path})`).join(', '),
    reached: found.every(({ scores }) => scores.performance === 100),
  }
}

const score = z.number().min(0).max(1)
const category = z.object({
  score,
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
})
const report = z.object({
  categories: z.object({
    accessibility: category,
    'best-practices': category,
    seo: category,
    performance: category,
  }),
  audits: z.record(z.string(), z.object({ title: z.string(), score: score.nullable() })),
})
const failed = z.object({ runtimeError: z.object({ code: z.string() }) })

/** Nothing where the page could not be recorded. Throws where Lighthouse does not run. */
async function judge(origin: string, path: string): Promise<PageScores | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'lighthouse-'))
  try {
    const file = join(folder, 'report.json')
    const args = [
      origin + path,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--chrome-flags=${flags}`,
    ]
    const env = { ...process.env, CHROME_PATH: browser() }
    await executeNpm(['exec', '--yes', `--package=${tool}`, '--', 'lighthouse', ...args], {
      cwd: folder,
      env,
    })
    const result: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (failed.safeParse(result).success) return undefined
    return pageScores(path, report.parse(result))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const isRoot = process.getuid?.() === 0
// Chromium refuses its sandbox to root.
const flags = ['--headless=new', '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])].join(' ')

function browser(): string {
  const path = process.env.BROWSER_PATH ?? installedBrowsers()[0]
  if (path) return path
  throw new SettingError(
    'Lighthouse demande un navigateur : installer Chromium ou Google Chrome, ou donner dans BROWSER_PATH le chemin de l’un d’eux.',
  )
}

function pageScores(path: string, { categories: judged, audits }: z.infer<typeof report>): PageScores {
  const faults = (name: Category) =>
    judged[name].auditRefs.flatMap(({ id, weight }) => {
      const audit = audits[id]
      return audit && weight > 0 && audit.score !== null && audit.score < 1 ? [`${id} (${audit.title})`] : []
    })
  return {
    path,
    scores: ofEach((name) => Math.round(judged[name].score * 100)),
    faults: ofEach(faults),
  }
}

function neverJudged(path: string): PageScores {
  return { path, scores: ofEach(() => 0), faults: ofEach(() => ['page impossible à enregistrer']) }
}

function ofEach<T>(value: (name: Category) => T): Record<Category, T> {
  return {
    accessibility: value('accessibility'),
    'best-practices': value('best-practices'),
    seo: value('seo'),
    performance: value('performance'),
  }
}
