import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { explainRule } from '../../lib/content/explain-rule'
import { loadPublication } from '../../lib/content/load-publication'
import { type RuleExample, ruleExamples } from '../../lib/content/rule-examples'
import { isRule, rules } from '../../lib/content/rules'
import { canPrint } from '../../lib/formats/pdf/characters'
import { copyOfContent, writeContent } from './content-folder'

const picture = fileURLToPath(
  new URL('../fixtures/publications/auteur-seul/images/banc.png', import.meta.url),
)
const city = 'villes/vaubrumeuse.md'

/** The rules that content written as in the example breaks. */
async function rulesBroken(place: RuleExample['in'], written: string): Promise<string[]> {
  const root = await copyOfContent()
  await writeContent(root, 'images/kiosque.png', await readFile(picture))
  await writeContent(root, 'documents/kiosque.pdf', '%PDF-1.7')
  await writeContent(root, 'villes/lens.md', '---\nnom: Lens\ntype: commune\nbrouillon: true\n---\n')
  if (place === 'fichier') await writeContent(root, city, written)
  else if (place === 'texte') {
    await writeContent(root, city, `${await readFile(join(root, city), 'utf8')}\n${written}\n`)
  } else {
    const text = await readFile(join(root, place), 'utf8')
    await writeContent(root, place, withFields(text, written))
  }
  return (await loadPublication(root, { canPrint })).problems.map(({ rule }) => rule)
}

/** The file with the fields of the example in place of its own of these names. */
function withFields(text: string, fields: string): string {
  const names = [...fields.matchAll(/^(\w+):/gm)].map(([, name]) => name)
  const kept = names.reduce<string>(
    (rest, name) => rest.replace(new RegExp(`^${name}:.*\\n(?:[ \\t].*\\n)*`, 'm'), ''),
    text,
  )
  return kept.replace('---\n', `---\n${fields}\n`)
}

const tried = Object.entries(ruleExamples).filter(([, { in: place }]) => place !== 'dossier')
/** What makes these right is a command or another file, not other words. */
const mendedElsewhere = ['paragraphe-sans-numero', 'lien-vers-un-brouillon']

describe('the help of a rule', () => {
  test.each(tried)('%s: its wrong example breaks the rule, its right one does not', async (rule, example) => {
    expect(await rulesBroken(example.in, example.wrong)).toContain(rule)
    if (mendedElsewhere.includes(rule)) return
    expect(await rulesBroken(example.in, example.right)).not.toContain(rule)
  })

  test.each(Object.keys(rules).filter(isRule))(
    '%s says what is asked, how it weighs, and shows both',
    (rule) => {
      const help = explainRule(rule)
      expect(help).toContain(rules[rule].meaning)
      expect(help).toContain(rules[rule].severity === 'error' ? 'C’est une erreur' : 'C’est un avertissement')
      expect(help).toMatch(/\nFaux \(.+\) :\n {4}.+[\s\S]*\nJuste :\n {4}.+/)
    },
  )
})
