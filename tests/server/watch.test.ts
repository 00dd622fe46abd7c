import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdir, rename, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { watchContent } from '../../lib/server/watch'
import { waitFor } from '../wait-for'
import { temporaryFolder } from './sample-edition'
import { recordingLog } from './serving'

// Longer than a test takes: what is seen is seen by messages of the system alone.
const never = 60_000
// No messages needed: what is seen is seen by looking.
const often = 50

// Files are written in one go, so that what one save brings is seen at once however slow the machine is.

interface Setting {
  readonly quiet?: number
  readonly round?: number
}

async function watched({ quiet = 40, round = never }: Setting = {}) {
  const folder = await temporaryFolder()
  const content = join(folder.path, 'content')
  await mkdir(join(content, 'villes'), { recursive: true })
  writeFileSync(join(content, 'publication.md'), 'Les villes et le lien social')
  writeFileSync(join(content, 'villes/besancon.md'), 'Besançon')
  const onChange = vi.fn()
  const watch = await watchContent(content, { onChange, log: recordingLog(), quiet, round })
  onTestFinished(async () => {
    await watch.close()
    await folder.remove()
  })
  return { content, onChange, watch, beside: folder.path }
}

const called = (onChange: ReturnType<typeof vi.fn>, times: number) =>
  waitFor(() => expect(onChange).toHaveBeenCalledTimes(times))

/** Long enough for a second call that ought not to come. */
const aWhile = (quiet = 0) => delay(300 + quiet)

test('a file written is seen, once', async () => {
  const { content, onChange } = await watched()
  writeFileSync(join(content, 'publication.md'), 'Un autre titre')
  await called(onChange, 1)
  await aWhile()
  expect(onChange).toHaveBeenCalledTimes(1)
})

test('saves by rename are seen, each of them', async () => {
  const { content, onChange } = await watched()
  for (const times of [1, 2, 3]) {
    writeFileSync(join(content, 'villes/.besancon.md.swp'), `Besançon, ${times}`)
    await rename(join(content, 'villes/.besancon.md.swp'), join(content, 'villes/besancon.md'))
    await called(onChange, times)
  }
})

test('thirty files changed by a checkout make one call', async () => {
  const { content, onChange } = await watched({ quiet: 1_000 })
  for (let index = 0; index < 30; index++) {
    writeFileSync(join(content, `villes/ville-${index}.md`), `Ville ${index}`)
    await delay(5)
  }
  await called(onChange, 1)
  await aWhile(1_000)
  expect(onChange).toHaveBeenCalledTimes(1)
})

test('the files that editors keep for themselves are passed over', async () => {
  const { content, onChange } = await watched({ round: often })
  for (const name of ['.publication.md.swp', '4913', 'publication.md~', '#publication.md#', '.git']) {
    writeFileSync(join(content, name), 'brouillon')
    await rm(join(content, name))
  }
  writeFileSync(join(content, 'villes/.DS_Store'), 'icônes')
  await aWhile()
  expect(onChange).not.toHaveBeenCalled()
})

test('a new folder is watched, and what is written there afterwards', async () => {
  const { content, onChange } = await watched()
  mkdirSync(join(content, 'partenaires/anciens'), { recursive: true })
  writeFileSync(join(content, 'partenaires/anciens/cnaf.md'), 'CNAF')
  await called(onChange, 1)
  writeFileSync(join(content, 'partenaires/anciens/cnaf.md'), 'Caisse nationale des allocations familiales')
  await called(onChange, 2)
})

test('a folder renamed is watched under its new name', async () => {
  const { content, onChange } = await watched()
  await rename(join(content, 'villes'), join(content, 'lieux'))
  await called(onChange, 1)
  writeFileSync(join(content, 'lieux/besancon.md'), 'Besançon, encore')
  await called(onChange, 2)
})

test('a file removed is seen', async () => {
  const { content, onChange } = await watched()
  await rm(join(content, 'villes/besancon.md'))
  await called(onChange, 1)
})

test('content deleted and made again is watched on', async () => {
  const { content, onChange } = await watched({ round: often })
  await rm(content, { recursive: true })
  await waitFor(() => expect(onChange).toHaveBeenCalled())
  await aWhile()
  onChange.mockClear()
  mkdirSync(content)
  writeFileSync(join(content, 'publication.md'), 'De nouveau')
  await waitFor(() => expect(onChange).toHaveBeenCalled())
  await aWhile()
  onChange.mockClear()
  writeFileSync(join(content, 'publication.md'), 'Et encore')
  await called(onChange, 1)
})

test('content behind a link that is set to another release is seen', async () => {
  const { content, beside } = await watched()
  const other = join(beside, 'release-2')
  await mkdir(other)
  writeFileSync(join(other, 'publication.md'), 'La seconde livraison')
  const link = join(beside, 'link')
  await symlink(content, link)
  const onChange = vi.fn()
  const watch = await watchContent(link, { onChange, log: recordingLog(), quiet: 40, round: often })
  onTestFinished(() => watch.close())

  await symlink(other, join(beside, 'next'))
  await rename(join(beside, 'next'), link)
  await called(onChange, 1)
  writeFileSync(join(other, 'publication.md'), 'Corrigée')
  await called(onChange, 2)
})

test('a change that keeps length and time of writing is seen by looking too', async () => {
  const { content, onChange } = await watched({ round: often })
  const target = `${content}-elsewhere.md`
  // Behind a link no message of the system arrives.
  writeFileSync(target, 'Lens')
  await symlink(target, join(content, 'lien.md'))
  await called(onChange, 1)
  utimesSync(target, new Date(0), new Date(0))
  await called(onChange, 2)
  // In one go, so that nobody looks in between.
  writeFileSync(target, 'Sens')
  utimesSync(target, new Date(0), new Date(0))
  await called(onChange, 3)
})

test('nothing is called once it is closed', async () => {
  const { content, onChange, watch } = await watched({ round: often })
  writeFileSync(join(content, 'publication.md'), 'Trop tard')
  await watch.close()
  writeFileSync(join(content, 'publication.md'), 'Bien trop tard')
  await aWhile()
  expect(onChange).not.toHaveBeenCalled()
})
