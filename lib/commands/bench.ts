import { settings } from '../settings'
import { addOriginal, copyContent } from './bench/bench-content'
import { composeTimes, latencyWhileComposing, saveToServed, startTime } from './bench/composing'
import { type Figure, figureTable } from './bench/figure'
import { lighthousePerformance } from './bench/lighthouse'
import { pdfTimes } from './bench/pdf'
import { type RunningSite, startSite } from './bench/running-site'
import { againstNginx, memoryUnderLoad } from './bench/speed'
import { weights } from './bench/weights'
import { CommandError } from './command-error.mjs'
import { runCommand } from './run-command'

const { contentDir } = settings()

/** What is measured, by the names under which one of them can be asked for. */
const parts: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  poids: () => onSite(async ({ origin }) => weights(origin)),
  lighthouse: () => onSite(async ({ origin }) => [await lighthousePerformance(origin)]),
  lancement: () => onSite(async (site) => [await startTime(site)]),
  enregistrement: () => onSite(async (site) => saveToServed(site, await webEditionOf(site.origin))),
  debit: () => onSite(async (site) => againstNginx(site, await originalOf(site.origin)), addOriginal),
  memoire: () => onSite(async (site) => [await memoryUnderLoad(site)]),
  pdf: () => pdfTimes(contentDir),
  composition: async () => [await composeTimes(contentDir)],
  latence: async () => [await latencyWhileComposing(contentDir)],
}

/*
 * npm run bench [-- PART …]: the figures of the README, as a table. All of them take some twenty minutes; quiet machines
 * give quieter figures.
 */
await runCommand(async () => {
  const wanted = process.argv.slice(2)
  const unknown = wanted.find((name) => !Object.hasOwn(parts, name))
  if (unknown !== undefined) {
    throw new CommandError(`« ${unknown} » n’est pas une mesure. Il y a : ${Object.keys(parts).join(', ')}.`)
  }
  const figures: Figure[] = []
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const found = await measure()
    for (const { name: what, measured } of found) console.error(`${what} : ${measured}`)
    figures.push(...found)
  }
  console.log(`\n${figureTable(figures)}`)
  return figures.some(({ reached }) => reached === false) ? 1 : 0
})

/** Measures on a site of its own, of a copy of the content. */
async function onSite(
  measure: (site: RunningSite) => Promise<readonly Figure[]>,
  prepare?: (folder: string) => Promise<void>,
): Promise<readonly Figure[]> {
  const content = await copyContent(contentDir, prepare)
  const site = await startSite(content.folder)
  try {
    return await measure(site)
  } finally {
    await site.stop()
    await content.remove()
  }
}

/** The address of the publication's own file: the first link to a PDF of the first page. */
async function originalOf(origin: string): Promise<string> {
  const html = await (await fetch(`${origin}/`)).text()
  return (/href="([^"]+\.pdf)"/.exec(html)?.[1] ?? '').replace('-edition-web.pdf', '.pdf')
}

async function webEditionOf(origin: string): Promise<string> {
  return (await originalOf(origin)).replace(/\.pdf$/, '-edition-web.pdf')
}
