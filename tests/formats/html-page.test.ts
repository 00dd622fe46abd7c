import { describe, expect, test } from 'vitest'
import type { Block, Inline } from '../../lib/document/nodes'
import { documentHtml } from '../../lib/formats/html'
import { call, documentWith, figure, note, paragraph, samples, section, words } from './documents'
import { html } from './html-of'

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
