import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { untilNamed, untilWell } from './health'
import { type Publication, publication, save, shows, withReaders } from './publication'
import { mountSmallDisk, type SmallDisk } from './small-disk'
import { type Scenario, type Trial, until } from './trial'

const faults = [
  {
    title: 'Disque plein',
    reason: /plus de place/i,
    begin: (disk: SmallDisk) => disk.fill(),
    end: (disk: SmallDisk) => disk.free(),
  },
  {
    title: 'Disque en lecture seule',
    reason: /lecture seule/i,
    begin: async (disk: SmallDisk) => disk.setReadOnly(true),
    end: async (disk: SmallDisk) => disk.setReadOnly(false),
  },
] as const

/** The disk of the editions is full or cannot be written: the site says so, and publishes once it can, by itself. */
export const disk: Scenario = {
  name: 'disque',
  run: async (trial) => {
    for (const fault of faults) await trial.part(fault.title, () => tryWith(trial, fault))
  },
}

async function tryWith(trial: Trial, { title, reason, begin, end }: (typeof faults)[number]): Promise<void> {
  const onDisk = await onSmallDisk(trial)
  if (!onDisk) return
  const { site, disk } = onDisk
  await withReaders(trial, site, async (running) => {
    await begin(disk)
    try {
      await save(site.contentDir, title)
      await untilNamed(running, reason)
    } finally {
      await end(disk)
    }
    await until(`« ${title} » servi sans autre enregistrement`, () => shows(running.origin, title))
    await untilWell(running)
  })
}

async function onSmallDisk(
  trial: Trial,
): Promise<{ readonly site: Publication; readonly disk: SmallDisk } | undefined> {
  const { contentDir, editionsDir: model } = await publication(trial)
  const editionsDir = join(await trial.folder(), 'editions')
  await mkdir(editionsDir)
  const disk = mountSmallDisk(trial, editionsDir, 64 * 1024)
  if (!disk) return undefined
  await cp(model, editionsDir, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
  return { site: { contentDir, editionsDir }, disk }
}
