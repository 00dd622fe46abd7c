import { type Figure, median } from './figure'
import { hasProgram, type Load, load } from './load'
import { startNginx } from './nginx'
import { type RunningSite, residentMemory } from './running-site'

const rounds = 5

/** Requests per second beside nginx on the same bytes, one worker each, in turns. */
export async function againstNginx(site: RunningSite, pdf: string): Promise<Figure[]> {
  const wanted: readonly (Omit<Load, 'url' | 'seconds'> & { name: string; path: string; least: number })[] = [
    { name: 'HTML, gzip', path: '/', headers: { 'Accept-Encoding': 'gzip' }, connections: 32, least: 0.5 },
    { name: 'PDF de 1,2 Mo', path: pdf, connections: 16, least: 0.9 },
    {
      name: 'Plage de 100 ko de ce PDF (206)',
      path: pdf,
      headers: { Range: 'bytes=500000-599999' },
      connections: 16,
      least: 0.9,
    },
  ]
  const toReach = (least: number) => `≥ ${least} de nginx`
  if (!(await hasProgram('nginx'))) {
    return wanted.map(({ name, least }) => ({ name, toReach: toReach(least), measured: 'nginx absent' }))
  }
  const nginx = await startNginx(site.editionsDir)
  try {
    const figures: Figure[] = []
    for (const { name, path, least, ...options } of wanted) {
      const ours: number[] = []
      const theirs: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        for (const [origin, rates] of [
          [site.origin, ours],
          [nginx.origin, theirs],
        ] as const) {
          const result = await load({ ...options, url: origin + path, seconds: 3 })
          if (result.errors > 0) throw new Error(`${origin}${path} : ${result.errors} réponses manquées.`)
          rates.push(result.requestsPerSecond)
        }
      }
      const ratio = median(ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN)))
      const shown = (rates: readonly number[]) => Math.round(median(rates)).toLocaleString('fr-FR')
      figures.push({
        name: `Requêtes par seconde : ${name}`,
        toReach: toReach(least),
        measured: `${ratio.toFixed(2)} (${shown(ours)} contre ${shown(theirs)}/s)`,
        reached: ratio >= least,
      })
    }
    return figures
  } finally {
    await nginx.stop()
  }
}

/** Memory of the server during a minute of full load. */
export async function memoryUnderLoad(site: RunningSite): Promise<Figure> {
  const after: number[] = []
  for (let part = 0; part < 4; part += 1) {
    await load({
      url: `${site.origin}/`,
      seconds: 15,
      connections: 64,
      headers: { 'Accept-Encoding': 'gzip' },
    })
    after.push(await residentMemory(site.pid))
  }
  const [first = Number.NaN, last = Number.NaN] = [after[1], after[3]]
  return {
    name: 'Mémoire du serveur après une minute de pleine charge',
    toReach: '≤ 150 Mio, sans croître',
    measured: after
      .map((value) => value.toFixed(0))
      .join(', ')
      .concat(' Mio, toutes les 15 s'),
    reached: Number.isNaN(last) ? undefined : last <= 150 && last <= first * 1.05,
  }
}
