import { settings } from '../settings'
import { addOriginal, copyContent } from './bench/bench-content'
import { composeTimes, latencyWhileComposing, saveToServed, startTime } from './bench/composing'
import { type Figure, figureTable } from './bench/figure'
import { lighthousePerformance } from './bench/lighthouse'
import { pdfTimes } from './bench/pdf'
import { startSite } from './bench/running-site'
import { againstNginx, memoryUnderLoad } from './bench/speed'
import { weights } from './bench/weights'
import { runCommand } from './run-command'

/* npm run bench: the figures of the README, as a table. Takes some ten minutes; quiet machines give quieter figures. */
await runCommand(async () => {
  const { contentDir } = settings()
  const figures: Figure[] = []
  const note = (found: readonly Figure[]) => {
    for (const { name, measured } of found) console.error(`${name} : ${measured}`)
    figures.push(...found)
  }
  const content = await copyContent(contentDir)
  const site = await startSite(content.folder)
  const pdf = await webEditionOf(site.origin)
  note(await weights(site.origin))
  note([await lighthousePerformance(site.origin)])
  note([await startTime(site)])
  note(await saveToServed(site, pdf))
  await site.stop()
  await content.remove()

  const withOriginal = await copyContent(contentDir, addOriginal)
  const loaded = await startSite(withOriginal.folder)
  note(await againstNginx(loaded, pdf.replace('-edition-web', '')))
  note([await memoryUnderLoad(loaded)])
  await loaded.stop()
  await withOriginal.remove()

  note(await pdfTimes(contentDir))
  note([await composeTimes(contentDir)])
  note([await latencyWhileComposing(contentDir)])
  console.log(`\n${figureTable(figures)}`)
  return figures.some(({ reached }) => reached === false) ? 1 : 0
})

/** The address of the web edition, as the first page's link to the publication's file leads to it. */
async function webEditionOf(origin: string): Promise<string> {
  const html = await (await fetch(`${origin}/`)).text()
  const href = /href="([^"]+\.pdf)"/.exec(html)?.[1] ?? ''
  return href.replace(/(?:-edition-web)?\.pdf$/, '-edition-web.pdf')
}
