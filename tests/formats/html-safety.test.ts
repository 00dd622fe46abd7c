import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { attribute, elements, parseHtml, textOf } from '../../lib/edition/html-tree'
import { documentHtml } from '../../lib/formats/html'
import { everyNode, hostile, samples } from './documents'
import { html } from './html-of'

describe('every node', () => {
  const parsed = parseHtml(documentHtml(everyNode))

  test.each(Object.entries(samples))('%s is shown', (_, { says }) => {
    const shown = textOf(parsed)
    for (const each of says) expect(shown).toContain(each)
  })

  test('has no anchor twice', () => {
    const ids = elements(parsed).flatMap((element) => attribute(element, 'id') ?? [])
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    expect(ids).toEqual(
      expect.arrayContaining(['p7', 'titre', '_point', '_table', '_faute', '_note-1', '_appel-1']),
    )
  })

  test('html-validate finds nothing', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] })
    const report = await validator.validateString(`<main>${documentHtml(everyNode)}</main>`)
    const found = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
    )
    expect(found).toEqual([])
  })
})

describe('nothing that runs or loads from elsewhere passes', () => {
  const made = documentHtml(hostile)
  const all = elements(parseHtml(made))

  test('no element and no attribute of the words of an editor', () => {
    const names = new Set(all.map(({ tagName }) => tagName))
    for (const name of ['script', 'style', 'img', 'b', 'iframe']) expect([...names]).not.toContain(name)
    const attributes = new Set(all.flatMap(({ attrs }) => attrs.map(({ name }) => name)))
    expect([...attributes].filter((name) => /^on|^style$/.test(name))).toEqual([])
  })

  test('no address that runs', () => {
    const addresses = all.flatMap(({ attrs }) =>
      attrs.filter(({ name }) => ['href', 'src', 'cite'].includes(name)).map(({ value }) => value),
    )
    expect(addresses.filter((address) => !/^(?:[/#]|https?:|mailto:)/.test(address))).toEqual([])
    expect(textOf(parseHtml(made))).toContain('un lien')
  })

  test('a picture that is not one of the content has no source', () => {
    const foreign = (file: string) => html([{ ...samples.picture.node, file }])
    for (const file of ['/evil.example/x.png', 'https://evil.example/x.png', '../x.png']) {
      expect(foreign(file)).not.toContain('src=')
    }
    expect(foreign('images/carre.png')).toContain('src="/images/carre.png"')
  })

  test('the words are all shown, as words', () => {
    expect(made).toContain('<code>&#x3C;script>alert(1)&#x3C;/script></code>')
    expect(made).toContain('&#x3C;img src=x onerror=alert(1)>')
  })
})
