import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'

/** A folder for one test, removed when it ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'edition-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A content folder with these files, in a place of its own. */
export async function contentWith(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = join(await temporaryFolder(), 'content')
  await mkdir(folder)
  await writeFiles(folder, files)
  return folder
}

export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Buffer>>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

/** The paths of all files below a folder. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .sort()
}

/** Names of temporary folders that a folder of editions holds. */
export async function leftovers(editionsDir: string): Promise<string[]> {
  return (await readdir(editionsDir)).filter((name) => name.startsWith('.work-'))
}

/** Builds a TypeScript program of these tests into one file that Node runs. */
export async function bundled(name: string, folder: string): Promise<string> {
  const outfile = join(folder, `${name}.cjs`)
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['next'],
    logLevel: 'error',
  })
  return outfile
}
