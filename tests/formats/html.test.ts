import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import type { Block, Document, Inline } from '../../lib/document/nodes'
import { attribute, elements, parseHtml, textOf } from '../../lib/edition/html-tree'
import { documentHtml } from '../../lib/formats/html'
import {
  call,
  documentWith,
  everyNode,
  figure,
  hostile,
  note,
  paragraph,
  samples,
  section,
  words,
} from './documents'

/** The HTML of blocks, without the title, its no-break spaces made visible: `_` for U+00A0, `·` for U+202F. */
function html(children: readonly Block[], more: Partial<Document> = {}): string {
  return documentHtml(documentWith(children, more))
    .replace('<h1>Un essai</h1>\n', '')
    .trim()
    .replaceAll('\u00A0', '_')
    .replaceAll('\u202F', '·')
}

const inline = (...children: (string | Inline)[]): string =>
  html([paragraph(...children)]).replace(/^<div class="prose"><p>(.*)<\/p><\/div>$/s, '$1')

describe('what stands in a line', () => {
  test.each<[string, Inline, string]>([
    ['emphasis', samples.emphasis.node, '<em>appuyés</em>'],
    ['strong', samples.strong.node, '<strong>en gras</strong>'],
    ['words taken out', samples.delete.node, '<del>retirés</del>'],
    ['words put in', samples.insert.node, '<ins>ajoutés</ins>'],
    ['a link', samples.link.node, '<a href="/villes/besancon">la fiche</a>'],
    [
      'a download',
      { type: 'link', url: '/essai.pdf', isDownload: true, children: words('le PDF') },
      '<a href="/essai.pdf" download>le PDF</a>',
    ],
    ['code', { type: 'inlineCode', value: 'a < b' }, '<code>a &#x3C; b</code>'],
    [
      'a fingerprint',
      { type: 'inlineCode', role: 'fingerprint', value: 'ab12' },
      '<code class="fingerprint">ab12</code>',
    ],
    ['a new line', { type: 'break' }, '<br>'],
    ['another language', samples.foreign.node, '<span lang="en">empowerment</span>'],
    ['a date', samples.time.node, '<time datetime="2013-06">juin 2013</time>'],
    ['the title of a work', samples.workTitle.node, '<cite>Un ouvrage</cite>'],
    [
      'an address',
      samples.address.node,
      '<a class="address" href="https://exemple.fr/page">exemple.fr/page</a>',
    ],
    ['what is for the ear', samples.spoken.node, '<span class="visually-hidden">Région : </span>'],
    ['what is for the eye', samples.unspoken.node, '<span aria-hidden="true">→</span>'],
    [
      'a picture, with its size, so that the page does not move when it comes',
      samples.image.node,
      '<img src="/images/carre.png" alt="Un petit carré" width="2" height="2">',
    ],
  ])('%s', (_, node, expected) => {
    expect(inline(node)).toBe(expected)
  })

  test('the sources of a statement lead to their list, and stay on its line', () => {
    const sources = [
      { key: 'P', url: '/a-propos#source-p' },
      { key: 'R2', url: '/a-propos#source-r2' },
    ]
    expect(inline('Vrai ', { type: 'citation', sources }, '.')).toBe(
      'Vrai_<span class="sources">[' +
        '<a href="/a-propos#source-p"><span class="visually-hidden">source </span>P</a>, ' +
        '<a href="/a-propos#source-r2"><span class="visually-hidden">source </span>R2</a>]</span>.',
    )
  })

  test('what is said in passing is set apart by one space', () => {
    const aside = (value: string): Inline => ({ type: 'aside', children: words(value) })
    expect(inline('Besançon', aside('dans le Doubs'))).toBe(
      'Besançon <span class="remark">dans le Doubs</span>',
    )
    expect(inline('Maire', aside(' – ailleurs : « édile »'))).toBe(
      'Maire<span class="remark"> – ailleurs : « édile »</span>',
    )
  })
})

describe('blocks of running text', () => {
  test('stand in runs, which other blocks end', () => {
    const facts: Block = { type: 'facts', children: [{ term: words('Code'), children: words('25056') }] }
    expect(html([paragraph('un'), paragraph('deux'), facts, paragraph('trois')])).toBe(
      '<div class="prose"><p>un</p><p>deux</p></div>\n' +
        '<dl class="facts"><div><dt>Code</dt><dd>25056</dd></div></dl>\n' +
        '<div class="prose"><p>trois</p></div>',
    )
  })

  test.each<[Block, string]>([
    [{ type: 'paragraph', role: 'lead', children: words('a') }, '<p class="abstract">a</p>'],
    [{ type: 'paragraph', role: 'remark', children: words('a') }, '<p class="remark">a</p>'],
    [{ type: 'paragraph', role: 'identity', children: words('a') }, '<p class="role">a</p>'],
    [{ type: 'paragraph', role: 'counts', children: words('a') }, '<p class="counts">a</p>'],
    [{ type: 'code', role: 'copied', value: 'a\nb' }, '<pre class="reference">a\nb</pre>'],
  ])('a role ends the run: %j', (block, expected) => {
    expect(html([block])).toBe(expected)
  })

  test('a numbered paragraph has its anchor, and a link to its citation before its first word', () => {
    expect(html([{ type: 'paragraph', number: 11, children: words('Un paragraphe.') }])).toBe(
      '<div class="prose"><p id="p11">' +
        '<a class="passage-number" href="/citer/p11" aria-label="Paragraphe_11_: citer ce passage">11</a> ' +
        'Un paragraphe.</p></div>',
    )
  })

  test('headings go down to the sixth level at most', () => {
    const headings: Block[] = [
      { type: 'heading', depth: 4, id: 'un', children: words('Un') },
      { type: 'heading', depth: 9, id: 'deux', children: words('Deux') },
    ]
    expect(html(headings)).toBe('<div class="prose"><h4 id="un">Un</h4><h6 id="deux">Deux</h6></div>')
  })

  test('a picture alone has its caption', () => {
    expect(html([samples.picture.node])).toBe(
      '<div class="prose"><figure><img src="/images/carre.png" alt="Un carré" width="2" height="2">' +
        '<figcaption>Le carré rouge</figcaption></figure></div>',
    )
  })
})

describe('lists', () => {
  const numbered = (number: number, value: string): Block => ({
    type: 'paragraph',
    number,
    children: words(value),
  })

  test('that are not spread: the item itself has the anchor of its text, once', () => {
    const inner: Block = {
      type: 'list',
      ordered: false,
      spread: false,
      children: [{ type: 'listItem', children: [numbered(12, 'dedans')] }],
    }
    const made = html([
      {
        type: 'list',
        ordered: false,
        spread: false,
        children: [{ type: 'listItem', children: [numbered(11, 'dehors'), inner, numbered(13, 'suite')] }],
      },
    ])
    const plain = made.replace(/<a class="passage-number".*?<\/a> /g, '')
    expect(plain).toBe(
      '<div class="prose"><ul><li id="p11">dehors<ul><li id="p12">dedans</li></ul><p id="p13">suite</p></li></ul></div>',
    )
  })

  test('that are spread: the paragraphs keep theirs, and the item its own', () => {
    const made = html([
      {
        type: 'list',
        ordered: true,
        start: 3,
        spread: true,
        children: [{ type: 'listItem', id: '_version-2026-11-23', children: [numbered(11, 'un')] }],
      },
    ])
    expect(made).toContain('<ol start="3"><li id="_version-2026-11-23"><p id="p11">')
  })

  test('of versions count down', () => {
    const item = { type: 'listItem', children: [paragraph('La première')] } as const
    expect(
      html([
        { type: 'list', ordered: true, reversed: true, role: 'versions', spread: false, children: [item] },
      ]),
    ).toBe('<ol reversed class="versions"><li>La première</li></ol>')
  })

  test('of tasks show a box, and say what it means', () => {
    const task = (checked: boolean, value: string) =>
      ({ type: 'listItem', checked, children: [paragraph(value)] }) as const
    expect(
      html([
        {
          type: 'list',
          ordered: false,
          spread: false,
          children: [task(true, 'relire'), task(false, 'publier')],
        },
      ]),
    ).toBe(
      '<div class="prose"><ul>' +
        '<li class="task"><span aria-hidden="true">☑ </span><span class="visually-hidden">fait_: </span>relire</li>' +
        '<li class="task"><span aria-hidden="true">☐ </span><span class="visually-hidden">à faire_: </span>publier</li>' +
        '</ul></div>',
    )
  })
})

describe('sections', () => {
  test('are named by their headings, those within others by both; what has no heading is an opening', () => {
    const inner: Block = {
      type: 'section',
      children: [{ type: 'heading', depth: 3, id: 'b', children: words('ISO 690') }, paragraph('dedans')],
    }
    expect(html([{ type: 'section', children: [paragraph('avant')] }, section('a', 'Citer', inner)])).toBe(
      '<div class="opening"><div class="prose"><p>avant</p></div></div>\n' +
        '<section aria-labelledby="a"><div class="prose"><h2 id="a">Citer</h2></div>' +
        '<section aria-labelledby="a b"><div class="prose"><h3 id="b">ISO 690</h3><p>dedans</p></div></section>' +
        '</section>',
    )
  })

  test('the table of contents stands before the first, and names them shortly', () => {
    const long: Block = {
      type: 'section',
      children: [
        {
          type: 'heading',
          depth: 2,
          id: 'dgcs',
          short: 'DGCS',
          children: words('Direction générale (DGCS)'),
        },
      ],
    }
    const document = documentWith([paragraph('avant'), long, section('b', 'Deux', paragraph('x'))])
    const made = documentHtml(document)
    const contents =
      '<nav class="contents" aria-labelledby="_sommaire"><h2 id="_sommaire">Sommaire</h2><details>' +
      '<summary>Sommaire</summary><ol><li><a href="#dgcs">DGCS</a></li><li><a href="#b">Deux</a></li></ol></details></nav>'
    expect(made).toContain(
      `<div class="prose"><p>avant</p></div>\n${contents}\n<section aria-labelledby="dgcs">`,
    )
    expect(documentHtml(document, { hasContents: false })).not.toContain('<nav')
  })

  test('one section, or something beside the text, leaves no table of contents', () => {
    const two = [section('a', 'Un'), section('b', 'Deux')]
    expect(html([section('a', 'Un')])).not.toContain('<nav')
    expect(html([...two, { type: 'group', role: 'aside', children: [paragraph('x')] }])).not.toContain('<nav')
    expect(html(two)).toContain('<nav')
  })
})

describe('the first page', () => {
  test('has the title of the work in its cover, and no other', () => {
    const cover: Block = {
      type: 'group',
      role: 'cover',
      children: [
        samples.titlePage.node,
        { type: 'reference', isPrintedOnly: true, children: words('Odas, 2013.') },
        { type: 'paragraph', role: 'lead', children: words('Un résumé.') },
      ],
    }
    const made = html([cover])
    expect(made.match(/<h1>/g)).toHaveLength(1)
    expect(made.replace(/<svg.*<\/svg>/s, '<svg/>')).toBe(
      '<header class="cover"><p class="kind">Publication – Cahier d’essai</p>' +
        '<h1><span>Développement social</span> La ville ensemble <span>un essai</span></h1>' +
        '<p class="imprint"><span>Jeanne Martin</span> Juin 2013 <span>Observatoire d’essai</span></p>' +
        '<ul class="figures"><li><a href="/villes"><b>7</b> villes</a></li></ul>' +
        '<div class="motif"><svg/></div>' +
        '<div class="printed"><p class="reference">Odas, 2013.</p></div>' +
        '<p class="abstract">Un résumé.</p></header>',
    )
  })
})

describe('references and facts', () => {
  test('an address in a reference is no link: a click selects the whole', () => {
    expect(
      html([{ type: 'reference', children: [samples.workTitle.node, ...words(', '), samples.address.node] }]),
    ).toBe('<p class="reference"><cite>Un ouvrage</cite>, <span class="address">exemple.fr/page</span></p>')
  })

  test('corrections have their reading beside them, sources their anchors', () => {
    expect(html([samples.facts.node])).toBe(
      '<dl><div id="_faute" class="annotated"><dt>« Valmon »</dt><dd class="side-notes">Lire « Valmont ».</dd></div></dl>',
    )
    const source = { id: 'source-p', term: words('P'), children: words('La publication.') }
    expect(html([{ type: 'facts', role: 'sources', children: [source] }])).toBe(
      '<dl class="source-list"><div id="source-p"><dt>P</dt><dd>La publication.</dd></div></dl>',
    )
  })
})

describe('notes', () => {
  const body = '<div class="prose"><p>La note.</p></div>'

  test('stand beside the block that is the first to call them', () => {
    const made = html([paragraph('Avant.'), paragraph('Un mot', call(1), '.'), paragraph('Après.')], {
      notes: [note(1, 1, paragraph('La note.'))],
    })
    expect(made).toBe(
      '<div class="prose"><p>Avant.</p></div>\n' +
        '<div class="annotated"><div class="prose"><p>Un mot<sup>' +
        '<a class="note-call" id="_appel-1" href="#_note-1" aria-label="Note_1">1</a></sup>.</p></div>' +
        '<div class="side-notes"><div role="note" id="_note-1" aria-label="Note_1">' +
        `<a href="#_appel-1" aria-label="1, retour à l’appel de la note">1</a>${body}</div></div></div>\n` +
        '<div class="prose"><p>Après.</p></div>',
    )
  })

  test('that are called twice are told once, with a way back to each call', () => {
    const made = html([paragraph('Un', call(1), '.'), paragraph('Deux', call(1, 1), '.')], {
      notes: [note(1, 2, paragraph('La note.'))],
    })
    expect(made.match(/id="_note-1"/g)).toHaveLength(1)
    expect(made.match(/href="#_note-1"/g)).toHaveLength(2)
    expect(made).toContain('<a href="#_appel-1" aria-label="1.1, retour à l’appel 1 de la note">1.1</a>')
    expect(made).toContain('<a href="#_appel-1-2" aria-label="1.2, retour à l’appel 2 de la note">1.2</a>')
    for (const id of ['_appel-1', '_appel-1-2'])
      expect(made.match(new RegExp(`id="${id}"`, 'g'))).toHaveLength(1)
  })

  test('that a heading calls are told once, beside it, and not in the table of contents', () => {
    const heading: Block = {
      type: 'heading',
      depth: 2,
      id: 'methode',
      children: [...words('Méthode'), call(1)],
    }
    const made = html([{ type: 'section', children: [heading] }, section('b', 'Deux')], {
      notes: [note(1, 1, paragraph('La note du titre.'))],
    })
    expect(made.match(/La note du titre/g)).toHaveLength(1)
    expect(made).toContain('<li><a href="#methode">Méthode</a></li>')
    expect(made).toContain('<div class="annotated"><div class="prose"><h2 id="methode">Méthode<sup>')
  })

  test('that the head of a table, an item or another note calls are told beside the block', () => {
    const table: Block = {
      type: 'table',
      hasRowHeads: false,
      columns: [{ title: [...words('Ville'), call(1)] }],
      rows: [[words('Valmont')]],
    }
    const list: Block = {
      type: 'list',
      ordered: false,
      spread: false,
      children: [{ type: 'listItem', children: [paragraph('Point', call(2))] }],
    }
    const made = html([table, list], {
      notes: [
        note(1, 1, paragraph('Du tableau.')),
        note(2, 1, paragraph('De la liste', call(3), '.')),
        note(3, 1, paragraph('De la note.')),
      ],
    })
    for (const number of [1, 2, 3])
      expect(made.match(new RegExp(`id="_note-${number}"`, 'g'))).toHaveLength(1)
    expect(made).toContain('aria-label="Tableau_: Ville"')
  })

  test('that are called and absent, or present and not called, are an error: no word is lost', () => {
    expect(() => html([paragraph('Un', call(1))])).toThrow('The note 1 is called')
    expect(() => html([paragraph('Un')], { notes: [note(1, 1, paragraph('La note.'))] })).toThrow('/essai')
  })
})

describe('tables', () => {
  const columns = ['Sujet', 'Publication', 'Recherche', 'Ici']

  test('are named groups that scroll, by their caption or else by their columns', () => {
    expect(html([samples.table.node])).toBe(
      '<div class="table" role="group" tabindex="0" aria-labelledby="_table"><table><caption id="_table">Deux colonnes</caption>' +
        '<thead><tr><th scope="col">Ville</th><th scope="col" class="right">Population</th></tr></thead>' +
        '<tbody><tr><th scope="row">Valmont</th><td class="right">12 345</td></tr></tbody></table></div>',
    )
    const bare: Block = { type: 'table', hasRowHeads: false, columns: [{ title: words('Ville') }], rows: [] }
    expect(html([bare])).toBe(
      '<div class="prose"><div class="table" role="group" tabindex="0" aria-label="Tableau_: Ville"><table>' +
        '<thead><tr><th scope="col">Ville</th></tr></thead></table></div></div>',
    )
  })

  test('of many columns of words: each cell says the name of its column, with its sources and without its notes', () => {
    const titles = columns.map((title): Inline[] =>
      title === 'Publication' ? [...words('Publication '), samples.citation.node] : words(title),
    )
    const made = html([
      {
        type: 'table',
        hasRowHeads: false,
        columns: titles.map((title) => ({ title })),
        rows: [columns.map((title) => words(`${title} !`))],
      },
    ])
    expect(made).toContain('<div class="table rows"')
    expect(made).toContain(
      '<td>Sujet !</td><td data-column="Publication [P]">Publication !</td><td data-column="Recherche">Recherche !</td>',
    )
  })

  test('keep every cell, those of columns without a title too', () => {
    const made = html([
      {
        type: 'table',
        hasRowHeads: false,
        columns: [{ title: words('A') }, { title: [] }],
        rows: [
          [words('un'), words('deux')],
          [words('trois'), []],
        ],
      },
    ])
    expect(made).toContain('<tr><th scope="col">A</th><td></td></tr>')
    expect(made).toContain('<tr><td>un</td><td>deux</td></tr><tr><td>trois</td><td></td></tr>')
  })
})

describe('drawings', () => {
  test('stand in the page, their links too, with the same data folded under them', () => {
    const made = html([{ type: 'figure', figure, data: 'folded' }])
    expect(made).toContain(
      '<figure class="figure"><figcaption>Les entretiens, en barres</figcaption><svg class="drawing barres"',
    )
    expect(made).toContain(
      'viewBox="0 0 600 40" role="group" aria-labelledby="_barres-titre" aria-describedby="_barres-description">',
    )
    expect(made).toContain('<title id="_barres-titre">Les entretiens, en barres</title>')
    expect(made).toContain('<desc id="_barres-description">Une barre pour Besançon.</desc>')
    expect(made).toContain(
      '<a href="/villes/besancon" aria-label="Besançon"><rect class="bar" x="0" y="0" width="350"',
    )
    expect(made).toContain(
      '<details class="fold"><summary>Les mêmes données en tableau</summary><div class="table"',
    )
  })

  test('have their data open, or nowhere, where the document says so', () => {
    expect(html([{ type: 'figure', figure, data: 'open' }])).toContain('</svg><div class="table"')
    expect(html([{ type: 'figure', figure, data: 'elsewhere' }])).toMatch(/<\/svg><\/figure>$/)
  })
})

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
