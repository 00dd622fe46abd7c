import { execFile } from 'node:child_process'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { isLong, shortForm } from '../../long'
import { bookWith, everyNode, hostile } from '../documents'
import { publicationNames } from '../publications'
import { epubFrom, publishedBook } from './books'

/** The books to check, by their names. */
const books: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'un nœud de chaque type': () => epubFrom(bookWith(everyNode)),
  'un texte hostile': () => epubFrom(bookWith(hostile)),
  ...Object.fromEntries(
    publicationNames.map((name) => [name, async () => (await publishedBook(name)).epub] as const),
  ),
}

/** The same book with a link that leads nowhere, and an element that no schema knows. */
async function broken(): Promise<Uint8Array> {
  const { mimetype, ...files } = unzipSync((await publishedBook('le plus petit contenu')).epub)
  const path = 'EPUB/index.xhtml'
  const text = new TextDecoder()
    .decode(files[path])
    .replace('<h1>', '<p><a href="absent.xhtml">x</a></p><blink/><h1>')
  return zipSync({
    mimetype: [mimetype ?? new Uint8Array(), { level: 0 }],
    ...files,
    [path]: strToU8(text),
  })
}

describe('according to epubcheck-ts', () => {
  test.each(Object.entries(books))('%s has no error and no warning', async (_, make) => {
    const { messages, errorCount, warningCount, fatalCount } = await EpubCheck.validate(await make())
    expect(messages.map(({ id, message, location }) => `${id} ${location?.path}: ${message}`)).toEqual([])
    expect({ errorCount, warningCount, fatalCount }).toEqual({
      errorCount: 0,
      warningCount: 0,
      fatalCount: 0,
    })
  })

  test('a broken book is found', async () => {
    const { valid, messages } = await EpubCheck.validate(await broken())
    expect(valid).toBe(false)
    expect(messages.map(({ id }) => id)).toEqual(expect.arrayContaining(['RSC-007', 'RSC-005']))
  })
})

/** Debian's package; the command of that name needs a kernel that starts jars. */
const jar = '/usr/share/java/epubcheck.jar'

async function missingTool(): Promise<string | undefined> {
  if (!isLong) return shortForm
  const isJavaHere = await new Promise<boolean>((resolve) => {
    execFile('java', ['-version'], (error) => resolve(error === null))
  })
  if (!isJavaHere) return 'Java (paquet default-jre-headless)'
  return access(jar).then(
    () => undefined,
    () => 'epubcheck (paquet epubcheck)',
  )
}
const missing = await missingTool()

test.runIf(isLong && process.env.REQUIRE_SYSTEM_TOOLS === '1')('epubcheck is at hand', () => {
  expect(missing).toBeUndefined()
})

describe.skipIf(missing !== undefined)(
  missing === undefined ? 'according to epubcheck' : `according to epubcheck (sauté : il manque ${missing})`,
  () => {
    let folder = ''
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'edition-epub-'))
    })
    afterAll(() => rm(folder, { recursive: true }))

    const verdict = z.object({
      messages: z.array(z.object({ ID: z.string(), severity: z.string(), message: z.string() })),
    })

    async function check(name: string, epub: Uint8Array) {
      const [file, report] = [join(folder, `${name}.epub`), join(folder, `${name}.json`)]
      await writeFile(file, epub)
      // It ends with status 1 where it finds an error: the report says which.
      await new Promise<void>((resolve) => {
        execFile('java', ['-jar', jar, file, '--json', report], () => resolve())
      })
      return verdict.parse(JSON.parse(await readFile(report, 'utf8'))).messages
    }

    test.each(Object.entries(books).map(([name, make], index) => ({ name, make, index })))(
      '$name has no error and no warning',
      async ({ make, index }) => {
        expect(await check(`book-${index}`, await make())).toEqual([])
      },
    )

    test('a broken book is found', async () => {
      const messages = await check('broken', await broken())
      expect(messages.map(({ ID }) => ID)).toEqual(expect.arrayContaining(['RSC-007', 'RSC-005']))
    })
  },
)
