import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { typeset } from '../../../lib/formats/pdf/compiler'
import { isLong, shortForm } from '../../long'
import { edition, editions } from './editions'
import { missingTool, type Verdict, validate } from './verapdf/verapdf'

// The edition says in its metadata that it meets PDF/UA-1 and PDF/A-2a. This test is the reason why it may.
const missing = isLong ? await missingTool() : shortForm
const required = isLong && process.env.REQUIRE_SYSTEM_TOOLS === '1'

test.runIf(required)('veraPDF is at hand', () => {
  expect(missing).toBeUndefined()
})

describe.skipIf(missing !== undefined)(
  missing === undefined ? 'according to veraPDF' : `according to veraPDF (sauté : il manque ${missing})`,
  () => {
    let verdicts: readonly Verdict[] = []

    beforeAll(async () => {
      const made = await Promise.all(
        editions.map(async ([, make], index) => [`edition-${index}.pdf`, (await make()).pdf] as const),
      )
      verdicts = await verdictsOn({
        ...Object.fromEntries(made),
        'unmarked.pdf': await typeset('#set text(font: "Spectral", fallback: false)\nTexte', new Map()),
        'untagged.pdf': await withoutStructure(),
        'foreign-font.pdf': await withForeignFont(),
      })
    })

    test.each(editions.map(([name], index) => ({ name, index })))(
      '$name meets PDF/UA-1 and PDF/A-2a',
      ({ index }) => {
        // Java reads no accent in a file name where the system's language is C.
        const file = `edition-${index}.pdf`
        expect(of(file)).toEqual([
          { file, profile: 'ua1', passed: true, broken: '{}' },
          { file, profile: '2a', passed: true, broken: '{}' },
        ])
      },
    )

    test.each([
      ['unmarked', 'ua1', '5-1'],
      ['unmarked', '2a', '6.6.4-1'],
      ['untagged', 'ua1', '7.1-3'],
      ['untagged', '2a', '6.7.3.3-1'],
      ['foreign-font', 'ua1', '7.1-3'],
      ['foreign-font', '2a', '6.2.11.4.1-1'],
    ])('%s is found not to meet %s', (name, profile, rule) => {
      const verdict = of(`${name}.pdf`).find((each) => each.profile === profile)
      expect(verdict).toMatchObject({ passed: false })
      expect(verdict?.broken).toContain(`${rule} `)
    })

    const of = (file: string) => verdicts.filter((verdict) => verdict.file === file)
  },
)

let folder: string | undefined

afterAll(async () => {
  if (folder) await rm(folder, { recursive: true })
})

async function verdictsOn(files: Readonly<Record<string, Uint8Array>>): Promise<Verdict[]> {
  const into = await mkdtemp(join(tmpdir(), 'edition-pdf-'))
  folder = into
  const paths = Object.keys(files).map((name) => join(into, name))
  await Promise.all(Object.entries(files).map(([name, bytes]) => writeFile(join(into, name), bytes)))
  return validate(paths)
}

async function sampleDocument(): Promise<PDFDocument> {
  const { pdf } = await edition('la publication d’essai')
  return PDFDocument.load(pdf, { updateMetadata: false })
}

async function withoutStructure(): Promise<Uint8Array> {
  const document = await sampleDocument()
  document.catalog.delete(PDFName.of('StructTreeRoot'))
  return document.save()
}

/** Words that nothing tags, in a font that is not in the file. */
async function withForeignFont(): Promise<Uint8Array> {
  const document = await sampleDocument()
  document.getPage(0).drawText('essai')
  return document.save()
}
