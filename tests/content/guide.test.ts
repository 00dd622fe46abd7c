import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { contentKinds } from '../../lib/content/content-kinds'
import { editorFiles } from '../../lib/content/guide/editor-files'
import { explainField } from '../../lib/content/guide/explain-field'
import { fieldsOf } from '../../lib/content/guide/fields'
import { guideWithParts } from '../../lib/content/guide/guide-parts'
import { loadPublication } from '../../lib/content/load-publication'
import type { Problem } from '../../lib/content/problem'
import { report } from '../../lib/content/report'
import { githubReport } from '../../lib/content/report-for-machines'
import { projectFolder } from '../imports'
import { copyOfContent, ruleFixtures, writeContent } from './content-folder'

const content = join(projectFolder, 'content')
const guide = await readFile(join(content, 'LISEZMOI.md'), 'utf8')

/** What is printed of each problem: the place, the line, the message. */
const blocksOf = (text: string) => text.split('\n\n').filter((block) => /^content\//.test(block))

describe('the editor’s guide', () => {
  test('has the tables that the code gives; « npm run guide » makes them again', () => {
    expect(guide).toBe(guideWithParts(guide))
  })

  test('shows an error as the site tells it', async () => {
    const root = await copyOfContent(content)
    const main = await readFile(join(root, 'publication.md'), 'utf8')
    await writeContent(root, 'publication.md', main.replace(/^date: .*$/m, 'date: juin 2013'))
    const told = blocksOf(report((await loadPublication(root)).problems)).find((block) =>
      block.includes('date-invalide'),
    )
    expect(guide).toContain(`\n${told}\n`)
  })

  test('tells the ten most likely mistakes in the words of the site', async () => {
    const section = /^## Les dix erreurs [\s\S]*?(?=^## )/m.exec(guide)?.[0] ?? ''
    const shown = [...section.matchAll(/^\*\*(\d+)\. .*\*\*\n\n```\n([\s\S]*?)\n```/gm)]
    expect(shown.map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const files = (await readdir(ruleFixtures, { recursive: true })).filter((file) =>
      file.endsWith('rapport.txt'),
    )
    const reports = await Promise.all(files.map((file) => readFile(join(ruleFixtures, file), 'utf8')))
    const real = reports.flatMap((text) => blocksOf(text).map((block) => block.trimEnd()))
    for (const [, , block] of shown) expect(real).toContain(block)
  })

  test('leads to headings that it has', () => {
    const anchors = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    )
    const text = guide.replace(/^```[\s\S]*?^```/gm, '')
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link)
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((link) => !anchors.includes(link ?? ''))).toEqual([])
  })
})

describe.each(contentKinds.map((kind) => [kind.files, kind] as const))('the fields of %s', (_, kind) => {
  const fields = fieldsOf(kind)

  test('are each described, with an example', () => {
    expect(fields.filter(({ description, example }) => !description || !example)).toEqual([])
  })

  test('have examples that the site accepts', () => {
    const wrong = fields
      .filter(({ path, example }) => !path.includes('.') && !example?.startsWith('voir '))
      .flatMap(({ path, example = '' }) => {
        const isBlock = example.startsWith('- ')
        const written = parse(`${path}:${isBlock ? '\n  ' : ' '}${example}`, { schema: 'failsafe' })
        const fits = kind.schema.safeParse({ ...kind.example, ...written })
        // Fields of groupings do not go with the example, which is a commune.
        const issues = (fits.error?.issues ?? []).filter(({ message }) => !message.includes('ne va pas avec'))
        return issues.map(({ path: at, message }) => `${at.join('.')} ${message}`)
      })
    expect(wrong).toEqual([])
  })
})

test('the terminal explains a field with the same words', () => {
  expect(explainField('cle')).toBe(
    'sources[].cle, dans publication.md (obligatoire)\n  Un signe court et unique, par lequel les textes citent la source.\n  Exemple : P',
  )
  expect(explainField('inconnu')).toBeUndefined()
})

describe('the files that help VS Code', () => {
  test.each([...editorFiles()])('%s is what the code gives', async (name, text) => {
    expect(await readFile(join(content, '.vscode', name), 'utf8')).toBe(text)
  })

  const schemas = new Map(
    contentKinds.map(({ name }) => {
      const text = editorFiles().get(`schemas/${name}.schema.json`) ?? ''
      return [name, z.fromJSONSchema(JSON.parse(text))] as const
    }),
  )
  const folders = { villes: 'lieu', entretiens: 'sphere', partenaires: 'partenaire', pages: 'page' }

  test('schemas accept the content, read as editors’ tools read YAML', async () => {
    const files = await Promise.all(
      Object.entries(folders).map(async ([folder, name]) =>
        (await readdir(join(content, folder))).map((file) => [`${folder}/${file}`, name] as const),
      ),
    )
    for (const [file, name] of [['publication.md', 'publication'] as const, ...files.flat()]) {
      const [, yaml = ''] = (await readFile(join(content, file), 'utf8')).split(/^---$/m)
      expect(schemas.get(name)?.safeParse(parse(yaml)).error?.issues, file).toBeUndefined()
    }
  })

  test.each([
    ['lieu', 'nom: Lens\ntype: village'],
    ['lieu', 'nom: Lens\ntype: commune\nhabitants: 12'],
    ['page', 'titre: Méthode\nnavigation: pied'],
    ['page', 'titre: Méthode\nmenu: Méthode\nnavigation: pied\nbrouillon: presque'],
    ['partenaire', 'nom: Fanfare\nrole: musique\nsources: P'],
  ])('the schema of a %s refuses « %s »', (name, yaml) => {
    expect(schemas.get(name)?.safeParse(parse(yaml)).success).toBe(false)
  })

  test('the task reads what the check prints', async () => {
    const tasks = z.object({
      tasks: z.array(
        z.object({
          command: z.string(),
          problemMatcher: z.unknown(),
        }),
      ),
    })
    const matcher = z.object({
      pattern: z.object({
        regexp: z.string(),
        severity: z.number(),
        file: z.number(),
        line: z.number(),
        column: z.number(),
        code: z.number(),
        message: z.number(),
      }),
      background: z.object({ beginsPattern: z.string(), endsPattern: z.string() }),
    })
    const written = JSON.parse(await readFile(join(content, '.vscode/tasks.json'), 'utf8'))
    const [check] = tasks.parse(written).tasks
    const { pattern, background } = matcher.parse(check?.problemMatcher)
    const problem: Problem = {
      file: 'villes/vaubrumeuse.md',
      line: 3,
      column: 7,
      rule: 'valeur-invalide',
      message: '« type » vaut « village ».',
    }
    const found = new RegExp(pattern.regexp).exec(githubReport([problem], 'content')) ?? []
    const { severity, file, line, column, code, message } = pattern
    expect([severity, file, line, column, code, message].map((group) => found[group])).toEqual([
      'error',
      'content/villes/vaubrumeuse.md',
      '3',
      '7',
      'valeur-invalide',
      '« type » vaut « village ».',
    ])
    const command = await readFile(join(projectFolder, 'lib/commands/check.ts'), 'utf8')
    const printed = [...command.matchAll(/console\.log\('([^']+)'\)/g)].map(([, text = '']) => text)
    expect(printed.some((text) => new RegExp(background.beginsPattern).test(text))).toBe(true)
    expect(printed.some((text) => new RegExp(background.endsPattern).test(text))).toBe(true)
  })
})
