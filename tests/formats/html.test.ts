import { describe, expect, test } from 'vitest'
import type { Block, Inline } from '../../lib/document/nodes'
import { paragraph, samples, words } from './documents'
import { html } from './html-of'

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
