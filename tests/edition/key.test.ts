import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeKey, editionKey } from '../../lib/edition/key'
import { contentWith, temporaryFolder, writeFiles } from './workshop'

describe('the key of an edition', () => {
  const ingredients = { content: 'abc', siteUrl: 'https://lien-social.example', code: 'def' }

  test('is the same for the same content, settings and code', () => {
    const { code, siteUrl, content } = ingredients
    expect(editionKey({ code, siteUrl, content })).toBe(editionKey(ingredients))
  })

  test.each([{ content: 'abd' }, { siteUrl: 'https://autre.example' }, { code: 'dee' }])(
    'is another with %j',
    (change) => {
      expect(editionKey({ ...ingredients, ...change })).not.toBe(editionKey(ingredients))
    },
  )
})

describe('the key of the code', () => {
  test('is what the build left', async () => {
    const folder = await contentWith({ 'code-key': `${'0a'.repeat(32)}\n` })
    expect(await codeKey(folder)).toBe('0a'.repeat(32))
  })

  test('is missed in French where there is no build', async () => {
    const folder = await temporaryFolder()
    await expect(codeKey(folder)).rejects.toThrow(`${join(folder, 'code-key')} manque. Lancer « npm start ».`)
  })

  test('is refused when it is no hash', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, { 'code-key': '' })
    await expect(codeKey(folder)).rejects.toThrow('ne contient pas un nombre hexadécimal')
  })
})
