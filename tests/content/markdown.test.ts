import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../lib/content/markdown'

const parse = (markdown: string) => parseMarkdown('villes/besancon.md', markdown)
const rulesIn = (markdown: string) => parse(markdown).problems.map(({ rule }) => rule)
const placesIn = (markdown: string) =>
  parse(markdown).problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`)

/** The words of the nodes of one kind, the no-break spaces made visible: `_` for U+00A0, `·` for U+202F. */
function valuesOf(markdown: string, type: Nodes['type']): string[] {
  const values: string[] = []
  visit(parse(markdown).prose.tree, type, (node) => {
    if ('value' in node) values.push(node.value.replaceAll('\u00A0', '_').replaceAll('\u202F', '·'))
  })
  return values
}
const anchorsIn = (markdown: string) => {
  const anchors: (string | undefined)[] = []
  visit(parse(markdown).prose.tree, 'heading', ({ data }) => {
    anchors.push(data?.id)
  })
  return anchors
}

describe('French typography is set in texts', () => {
  test.each([
    ["L'Odas : « 350 entretiens » ; vraiment ?", ['L’Odas_: «_350_entretiens_»·; vraiment·?']],
    ['**Attention**: une suite', ['Attention', '_: une suite']],
    ['Est-ce *vrai*? Oui', ['Est-ce ', 'vrai', '·? Oui']],
    ['un *mot* ; un autre', ['un ', 'mot', '·; un autre']],
    ["l'*Odas*", ['l’', 'Odas']],
    ['« *Cahier* »', ['«_', 'Cahier', '_»']],
    ['la phrase :source[P] : la suite', ['la phrase ', 'P', '_: la suite']],
    ['plus de 350\nentretiens', ['plus de 350_entretiens']],
  ])('%s', (markdown, texts) => {
    expect(valuesOf(markdown, 'text')).toEqual(texts)
  })

  test('in the cells of tables, in headings, in notes', () => {
    const markdown = "## Qu'est-ce ?\n\n| L'eau |\n|---|\n| 12 % |\n\nUn mot[^1].\n\n[^1]: N'est-ce pas ?"
    expect(valuesOf(markdown, 'text')).toEqual([
      'Qu’est-ce·?',
      'L’eau',
      '12·%',
      'Un mot',
      '.',
      'N’est-ce pas·?',
    ])
  })

  test('in the text that stands for a picture', () => {
    const [image] = parse("![L'entrée : un kiosque](images/kiosque.png)").prose.tree.children
    expect(JSON.stringify(image)).toContain('L’entrée\u00A0: un kiosque')
  })
})

describe('French typography leaves alone', () => {
  test.each([
    ['code', "`l'eau : 12 %`", 'inlineCode', ["l'eau : 12 %"]],
    ['a block of code', "```\nl'eau : 12 %\n```", 'code', ["l'eau : 12 %"]],
    ['foreign words', ":langue[it's: what?]{en}", 'text', ["it's: what?"]],
    [
      'an address shown as such',
      "[https://exemple.fr/l'eau?a=1;b=2 !](https://exemple.fr)",
      'text',
      ["https://exemple.fr/l'eau?a=1;b=2 !"],
    ],
    [
      'an address in a sentence',
      'voir https://exemple.fr/a;b?c=d!e',
      'text',
      ['voir ', 'https://exemple.fr/a;b?c=d!e'],
    ],
    ['an address of mail', 'écrire à contact@exemple.fr', 'text', ['écrire à ', 'contact@exemple.fr']],
  ] as const)('%s', (_, markdown, type, values) => {
    expect(valuesOf(markdown, type)).toEqual(values)
  })

  test('the target of a link', () => {
    const { tree } = parse("[l'eau](/l'eau?x=1;y=2)").prose
    visit(tree, 'link', ({ url }) => {
      expect(url).toBe("/l'eau?x=1;y=2")
    })
  })
})

describe('a heading has an address made of its words', () => {
  test.each([
    ['## Où les sources diffèrent', ['ou-les-sources-different']],
    ["## L'État, l'EPCI & les « Caf »", ['l-etat-l-epci-les-caf']],
    ['## Œuvre, ex æquo', ['oeuvre-ex-aequo']],
    ['## *Les* 350 entretiens', ['les-350-entretiens']],
    ['## 👋', ['titre']],
    ['## Sources\n\n## Sources\n\n## Sources', ['sources', 'sources-2', 'sources-3']],
    ['## Sources\n\n## Sources 2\n\n## Sources', ['sources', 'sources-2', 'sources-3']],
    ['## Un lien [vers](/a-propos)', ['un-lien-vers']],
  ])('%j', (markdown, anchors) => {
    expect(anchorsIn(markdown)).toEqual(anchors)
  })
})

describe('a colon before a word is a colon', () => {
  test.each(['le ratio 3:un', 'contact:adresse', 'de 12:30 à 14:00', 'Note :voir plus bas', ':-)'])(
    '%s',
    (markdown) => {
      expect(rulesIn(markdown)).toEqual([])
      expect(valuesOf(markdown, 'text').join('')).toBe(markdown)
    },
  )

  test('a known mark without its brackets is told, one with a backslash is plain', () => {
    expect(placesIn('Selon la page :source [P].')).toEqual(['1:15 marque-inconnue'])
    expect(rulesIn('Le champ \\:source est vide.')).toEqual([])
  })
})

describe('marks and blocks become directives', () => {
  test('sources, foreign words, a block', () => {
    const { prose, problems } = parse('Un mot :source[P, R2] et :langue[empowerment]{en}.\n\n::lieux')
    const names: string[] = []
    visit(prose.tree, (node) => {
      if (node.type === 'textDirective' || node.type === 'leafDirective')
        names.push(`${node.type} ${node.name}`)
    })
    expect(names).toEqual(['textDirective source', 'textDirective langue', 'leafDirective lieux'])
    expect(problems).toEqual([])
  })

  test.each([
    ':langue[mot]{lang=en}',
    ':langue[mot]{#en}',
    ':langue[mot]{.en}',
    ':langue[mot]{en fr}',
    ':langue[mot]',
  ])('%s does not say its language', (markdown) => {
    expect(rulesIn(markdown)).toEqual(['marque-inconnue'])
  })
})

describe('links by reference and notes', () => {
  test('a link by reference becomes a plain link', () => {
    const { tree } = parse("Voir [l'accueil][a].\n\n[a]: /").prose
    const urls: string[] = []
    visit(tree, 'link', ({ url }) => {
      urls.push(url)
    })
    expect(urls).toEqual(['/'])
  })

  test('a note may call another one, and be called twice', () => {
    expect(rulesIn('Un[^a] et deux[^a].\n\n[^a]: Voir[^b].\n\n[^b]: Là.')).toEqual([])
  })

  test('a bracket that an editor escaped is no call', () => {
    expect(rulesIn('La forme \\[^1] appelle une note.')).toEqual([])
  })

  test.each(['Il dit […] et [sic].', 'Un [mot] seul.', '[…][…]', '(a) [b] (c)', 'f(x)[0]'])(
    '%s is plain text',
    (markdown) => {
      expect(rulesIn(markdown)).toEqual([])
    },
  )
})

describe('a fault is told at its place', () => {
  test.each([
    ['Une ligne,\npuis un mot[^toit].', ['2:12 note-sans-texte']],
    ['> Une citation\n> et [un lien] (/villes)', ['2:14 lien-mal-ecrit']],
    ['Un mot,\n\n- puis `code`, puis ![](images/x.png)', ['3:21 image-sans-texte']],
    ['Un **mot** et [](/)', ['1:15 lien-vide']],
    ['| a |\n|---|\n| :mot[b] |', ['3:3 marque-inconnue']],
    ['## Un\n\n#### Deux\n\n#### Trois', ['3:1 saut-de-titre']],
    ['Un\n===', ['1:1 titre-de-niveau-1']],
    ['Un <b>mot</b> et <i>un autre</i>', ['1:4 html-interdit', '1:18 html-interdit']],
    ['Un mot &amp; ![](x) &eacute;', ['1:14 image-sans-texte']],
  ])('%j', (markdown, places) => {
    expect(placesIn(markdown)).toEqual(places)
  })
})

describe('a text on which the parser would spend long is refused at once', () => {
  const nestedList = Array.from({ length: 2_000 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')
  test.each([
    ['50 KB of >', '>'.repeat(50_000), 'texte-trop-imbrique'],
    ['50 KB of > with spaces', '> '.repeat(25_000), 'texte-trop-imbrique'],
    ['a list 2 000 deep', nestedList, 'texte-trop-imbrique'],
    ['a list 13 deep on one line', `${'- '.repeat(13)}a`, 'texte-trop-imbrique'],
    ['10 KB of containers', ':::a\n'.repeat(2_000), 'texte-trop-imbrique'],
    ['200 KB of [a](', '[a]('.repeat(50_000), 'texte-trop-charge'],
    ['200 KB of ![', '!['.repeat(100_000), 'texte-trop-charge'],
    ['200 KB of *_', '*_'.repeat(100_000), 'texte-trop-charge'],
    ['200 KB of :a[', ':a['.repeat(66_000), 'texte-trop-charge'],
    ['200 KB of [^', '[^'.repeat(100_000), 'texte-trop-charge'],
    ['200 KB of marks in short paragraphs', 'un *mot*\n\n'.repeat(20_000), 'texte-trop-charge'],
    ['9 000 quotations 11 deep', `${'> '.repeat(11)}a\n\n`.repeat(9_000), 'texte-trop-charge'],
    ['20 000 items', '- a\n\n'.repeat(20_000), 'texte-trop-charge'],
    ['a quotation of 20 000 lines', `> a\n${'b\n'.repeat(20_000)}`, 'texte-trop-charge'],
  ])('%s', (_, markdown, rule) => {
    const { problems, isRead, prose } = parse(markdown)
    expect(problems.map((problem) => problem.rule)).toEqual([rule])
    expect([isRead, prose.tree.children]).toEqual([false, []])
  })

  test.each([
    ['a line of stars or dashes', `Un.\n\n${'* '.repeat(30)}\n\n${'- '.repeat(30)}`],
    ['twelve quotations in one another', `${'> '.repeat(12)}a`],
    ['a long list with marks', '- un *mot* et [un lien](/villes) :source[P]\n'.repeat(300)],
    ['a long table', `| a | b |\n|---|---|\n${'| *un* | `deux` |\n'.repeat(300)}`],
    ['code that is set far to the right', `\`\`\`\n${' '.repeat(80)}x\n\`\`\``],
  ])('%s is read', (_, markdown) => {
    expect(parse(markdown)).toMatchObject({ isRead: true, problems: [] })
  })
})

test('a text that is read again is parsed once: its tree is final', () => {
  const read = () => parseMarkdown('villes/besancon.md', 'Ville de l’Est, étudiée.').prose
  expect(read().tree).toBe(read().tree)
})
