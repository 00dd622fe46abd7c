import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import { copyOfContent, writeContent } from '../content/content-folder'
import { temporaryFolder } from '../server/sample-edition'

let program: string
beforeAll(async () => {
  const { path, remove } = await temporaryFolder()
  program = join(path, 'check.mjs')
  const entry = join(import.meta.dirname, 'limited-check.ts')
  // Packages of the old kind ask for the modules of Node.js by `require`.
  const banner = {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
  }
  await build({
    entryPoints: [entry],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner,
  })
  return remove
})

function check(root: string, computing: number, memory: number) {
  return new Promise<{ failed: boolean; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [program, root, String(computing), String(memory)], (error, out, err) =>
      resolve({ failed: error !== null, out, err }),
    )
  })
}

test('what does not end is ended, and named by what harms no terminal', async () => {
  const { failed, err } = await check('sans fin', 500, 1_000)
  expect(failed).toBe(true)
  expect(err).toBe(
    'La vérification de « villes/�[2Jlens.md » a dépassé 0,5\u00A0s de calcul et a été arrêtée. Ce fichier est sans doute abîmé ou démesuré : le retirer, ou le remplacer par une version plus légère.\n',
  )
})

test('a PDF that swells to hundreds of megabytes is ended and named; one that does not is checked', async () => {
  const root = await copyOfContent()
  const main = await readFile(join(root, 'publication.md'), 'utf8')
  await writeContent(
    root,
    'publication.md',
    main.replace('telechargement:', 'original: documents/kiosque.pdf\ntelechargement:'),
  )
  await writeContent(root, 'documents/kiosque.pdf', swollen(1_000))
  expect((await check(root, 60_000, 400)).out).toBe('fautif\n')
  await writeContent(root, 'documents/kiosque.pdf', swollen(400_000_000))
  const { failed, err } = await check(root, 60_000, 400)
  expect(failed).toBe(true)
  expect(err).toMatch(/^La vérification de « documents\/kiosque\.pdf » a dépassé 400\u00A0Mio de mémoire/)
})

/** A PDF with an object stream of this many spaces. */
function swollen(bytes: number): Buffer {
  const content = deflateSync(Buffer.alloc(bytes, ' '))
  const start = `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 0 /First 0 /Filter /FlateDecode /Length ${content.length} >>\nstream\n`
  const end = '\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'
  return Buffer.concat([Buffer.from(start), content, Buffer.from(end)])
}
