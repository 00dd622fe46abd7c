import { execFile } from 'node:child_process'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { isLong, shortForm } from '../../long'
import { publicationNames } from '../publications'
import { book } from './books'

/** The same book with a link that leads nowhere, and an element that no schema knows. */
async function broken(): Promise<Uint8Array> {
  const { mimetype, ...files } = unzipSync((await book('le plus petit contenu')).epub)
  const path = 'EPUB/presentation.xhtml'
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
  test.each(publicationNames)('%s has no error and no warning', async (name) => {
    const { messages, errorCount, warningCount, fatalCount } = await EpubCheck.validate(
      (await book(name)).epub,
    )
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

    test.each(publicationNames.map((name, index) => ({ name, index })))(
      '$name has no error and no warning',
      async ({ name, index }) => {
        expect(await check(`book-${index}`, (await book(name)).epub)).toEqual([])
      },
      60_000,
    )

    test('a broken book is found', async () => {
      const messages = await check('broken', await broken())
      expect(messages.map(({ ID }) => ID)).toEqual(expect.arrayContaining(['RSC-007', 'RSC-005']))
    })
  },
)
