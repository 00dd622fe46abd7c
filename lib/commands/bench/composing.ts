import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyContent, setPlaces } from './bench-content'
import { type Figure, median } from './figure'
import { load } from './load'
import { makeAlone } from './make-alone'
import { type RunningSite, startSite } from './running-site'

/** Milliseconds from a save to the new page and the new PDF, as a reader sees them. */
export async function saveToServed(site: RunningSite, pdf: string): Promise<Figure[]> {
  const file = join(site.contentDir, 'publication.md')
  const written = await readFile(file, 'utf8')
  const times: number[] = []
  for (let edit = 0; edit <= 20; edit += 1) {
    const word = `Essai ${edit}`
    const before = await digest(site.origin + pdf)
    const start = performance.now()
    await writeFile(file, written.replace(/^## .*$/m, `## ${word}`))
    while (!(await text(`${site.origin}/`)).includes(`>${word}<`)) await pause()
    while ((await digest(site.origin + pdf)) === before) await pause()
    times.push(performance.now() - start)
  }
  const [cold = Number.NaN, ...warm] = times
  return [
    {
      name: 'Enregistrement → page et PDF servis, médiane de 20',
      toReach: '≤ 800 ms',
      measured: `${median(warm).toFixed(0)} ms (de ${Math.min(...warm).toFixed(0)} à ${Math.max(...warm).toFixed(0)})`,
      reached: median(warm) <= 800,
    },
    {
      name: 'Le premier enregistrement, à froid',
      toReach: '≤ 3 s',
      measured: `${(cold / 1000).toFixed(1)} s`,
      reached: cold <= 3000,
    },
  ]
}

/** Time to compose with 10, 100 and 1 000 places, the PDF included, which has a card for each: what a page adds. */
export async function composeTimes(contentDir: string): Promise<Figure> {
  const times: number[] = []
  for (const count of [10, 100, 1000]) {
    const content = await copyContent(contentDir, (folder) => setPlaces(folder, count))
    const rounds: number[] = []
    for (let round = 0; round < (count === 1000 ? 3 : 5); round += 1)
      rounds.push(await makeAlone(content.folder))
    times.push(median(rounds))
    await content.remove()
  }
  const [ten = 0, hundred = 0, thousand = 0] = times
  const perPage = (thousand - ten) / 990
  const early = (hundred - ten) / 90
  return {
    name: 'Composition avec 10, 100 et 1 000 pages de ville, PDF compris',
    toReach: 'linéaire, ≤ 12 ms par page',
    measured: `${times.map((time) => (time / 1000).toFixed(1)).join(', ')} s : ${perPage.toFixed(1)} ms par page (${early.toFixed(1)} de 10 à 100)`,
    reached: perPage <= 12 && perPage <= early * 1.5 + 2,
  }
}

/** p99 latency of the first page while 1 000 pages are composed, against idle. */
export async function latencyWhileComposing(contentDir: string): Promise<Figure> {
  const content = await copyContent(contentDir, (folder) => setPlaces(folder, 1000))
  const site = await startSite(content.folder)
  try {
    const measure = () => load({ url: `${site.origin}/`, seconds: 5, connections: 4 })
    const ratios: number[] = []
    const shown: string[] = []
    const file = join(content.folder, 'publication.md')
    const written = await readFile(file, 'utf8')
    for (let round = 0; round < 5; round += 1) {
      const idle = await measure()
      // Every page bears it: none is taken over from the edition before.
      await writeFile(file, written.replace(/^titre_court: .*$/m, `titre_court: Tour ${round}`))
      const busy = await measure()
      ratios.push(busy.p99 / idle.p99)
      shown.push(`${busy.p99.toFixed(1)}/${idle.p99.toFixed(1)}`)
      while (!(await text(`${site.origin}/`)).includes(`>Tour ${round}<`)) await pause(100)
    }
    const ratio = median(ratios)
    return {
      name: 'Latence p99 pendant une composition de 1 000 pages, contre le repos',
      toReach: '≤ 3 ×',
      measured: `${ratio.toFixed(1)} × (${shown.join(', ')} ms)`,
      reached: ratio <= 3,
    }
  } finally {
    await site.stop()
    await content.remove()
  }
}

/** From the start of the process to the first answer, with the edition of the content on disk. */
export async function startTime(site: RunningSite): Promise<Figure> {
  const times: number[] = []
  for (let round = 0; round < 9; round += 1) {
    const again = await startSite(site.contentDir, site.editionsDir)
    times.push(again.firstAnswer)
    await again.stop()
  }
  return {
    name: 'Du lancement à la première réponse, édition sur disque',
    toReach: '≤ 300 ms',
    measured: `${median(times).toFixed(0)} ms (de ${Math.min(...times).toFixed(0)} à ${Math.max(...times).toFixed(0)})`,
    reached: median(times) <= 300,
  }
}

const text = async (url: string) => (await fetch(url)).text()
const digest = async (url: string) => {
  const answer = await fetch(url, { method: 'HEAD' })
  return answer.headers.get('repr-digest')
}
const pause = (milliseconds = 10) => new Promise((resolve) => setTimeout(resolve, milliseconds))
