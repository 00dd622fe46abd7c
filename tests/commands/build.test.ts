import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { currentBuild, ensureBuilt } from '../../lib/commands/build.mjs'
import { projectFolder, writeFiles } from './project-folder'

/** Stands for Next.js: builds « app/page.tsx » into « page.js ». */
const compile = vi.fn(async (folder: string, distDir: string) => {
  writeFiles(folder, { [`${distDir}/page.js`]: readFileSync(join(folder, 'app/page.tsx'), 'utf8') })
  return 0
})

beforeEach(() => {
  compile.mockClear()
  vi.spyOn(console, 'error').mockReturnValue()
})

test('the first command builds, the second finds everything ready', async () => {
  const folder = projectFolder({ 'app/page.tsx': 'un' })
  expect(currentBuild(folder)).toBeUndefined()
  const build = await ensureBuilt(folder, compile)
  expect(readFileSync(join(folder, build.distDir, 'code-key'), 'utf8')).toBe(build.key)
  expect(await ensureBuilt(folder, compile)).toEqual(build)
  expect(currentBuild(folder)).toEqual(build)
  expect(compile).toHaveBeenCalledTimes(1)
})

test('changed code is built beside the build before; going back to it builds nothing', async () => {
  const folder = projectFolder({ 'app/page.tsx': 'un' })
  const first = await ensureBuilt(folder, compile)
  writeFiles(folder, { 'app/page.tsx': 'deux' })
  const second = await ensureBuilt(folder, compile)
  expect(readFileSync(join(folder, first.distDir, 'page.js'), 'utf8')).toBe('un')
  expect(readFileSync(join(folder, second.distDir, 'page.js'), 'utf8')).toBe('deux')
  writeFiles(folder, { 'app/page.tsx': 'un' })
  expect(await ensureBuilt(folder, compile)).toEqual(first)
  expect(compile).toHaveBeenCalledTimes(2)
})

test('a failing build is one French sentence, leaves the build before as it was, and is tried again', async () => {
  const folder = projectFolder({ 'app/page.tsx': 'un' })
  const first = await ensureBuilt(folder, compile)
  writeFiles(folder, { 'app/page.tsx': 'fautif' })
  const failing = async (project: string, distDir: string) => {
    writeFiles(project, { [`${distDir}/page.js`]: 'inachevé' })
    return 1
  }
  await expect(ensureBuilt(folder, failing)).rejects.toThrow(
    "La construction du site a échoué (statut 1) : corriger l'erreur donnée ci-dessus, puis relancer la commande.",
  )
  expect(readFileSync(join(folder, first.distDir, 'page.js'), 'utf8')).toBe('un')
  const mended = await ensureBuilt(folder, compile)
  expect(readFileSync(join(folder, mended.distDir, 'page.js'), 'utf8')).toBe('fautif')
})

test('a build that was cut short does not pass for one, and is made anew', async () => {
  const folder = projectFolder({ 'app/page.tsx': 'un' })
  const { distDir } = await ensureBuilt(folder, compile)
  // The key is written last: a power cut leaves it empty, or not there.
  writeFiles(folder, { [`${distDir}/code-key`]: '', [`${distDir}/reste.js`]: '' })
  const ofOtherCode = '.next-0123456789abcdef'
  writeFiles(folder, { [`${ofOtherCode}/page.js`]: 'inachevé' })
  expect(currentBuild(folder)).toBeUndefined()
  await ensureBuilt(folder, compile)
  expect(currentBuild(folder)).toMatchObject({ distDir })
  expect(existsSync(join(folder, distDir, 'reste.js'))).toBe(false)
  expect(existsSync(join(folder, ofOtherCode))).toBe(false)
})

test('the three builds used last are kept', async () => {
  const folder = projectFolder()
  const made: string[] = []
  for (const [index, text] of ['un', 'deux', 'trois', 'quatre'].entries()) {
    writeFiles(folder, {
      'app/page.tsx': text,
      '.next/dev/trace': '',
    })
    const { distDir } = await ensureBuilt(folder, compile)
    made.push(distDir)
    // As if each had been used a minute after the one before, a long time ago.
    utimesSync(join(folder, distDir, 'code-key'), index * 60, index * 60 + 60)
  }
  // The folder of the development server is not a build.
  expect(readdirSync(folder).sort()).toEqual(['.next', 'app', ...made.slice(1)].sort())
})

test('code that changes while it is built is not taken for built', async () => {
  const folder = projectFolder({ 'app/page.tsx': 'un' })
  const editing = async (project: string, distDir: string) => {
    await compile(project, distDir)
    writeFiles(project, { 'app/page.tsx': 'deux' })
    return 0
  }
  await expect(ensureBuilt(folder, editing)).rejects.toThrow(
    'Le code a changé pendant sa construction (app/page.tsx) : relancer la commande.',
  )
  writeFiles(folder, { 'app/page.tsx': 'un' })
  expect(currentBuild(folder)).toBeUndefined()
})

test('two commands that start at once build once and get the same build', async () => {
  const folder = projectFolder({ 'app/page.tsx': 'un' })
  const [one, other] = await Promise.all([ensureBuilt(folder, compile), ensureBuilt(folder, compile)])
  expect(one).toEqual(other)
  expect(compile).toHaveBeenCalledTimes(1)
  expect(existsSync(join(folder, '.next-lock'))).toBe(false)
})
