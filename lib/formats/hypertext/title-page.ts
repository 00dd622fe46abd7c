import type { Element } from 'hast'
import { h } from 'hastscript'
import type { TitlePage } from '../../document/nodes'
import { line } from './inlines'
import type { Context, Medium } from './medium'

/** What the title page of the work says. */
export function titlePage(node: TitlePage, context: Context): Element[] {
  const { kind, title, authors, date, publisher, mention } = node
  return [
    h('p.kind', kind),
    h(
      'h1',
      title.before ? [h('span', title.before), ' '] : [],
      title.main,
      title.after ? [' ', h('span', title.after)] : [],
    ),
    h(
      'p.imprint',
      authors.flatMap((name) => [h('span', name), ' ']),
      line(date, context),
      ' ',
      h('span', publisher),
    ),
    ...(context.medium.titlePage.is === 'page' ? [h('p.mention', mention)] : []),
    ...waysIn(node, context.medium),
  ]
}

/** The numbers that a cover sets large, each leading to what it counts, and its ornament. */
function waysIn({ keyFigures, ornament }: TitlePage, { titlePage: own, hrefOf }: Medium): Element[] {
  if (own.is === 'page') return []
  const figures = keyFigures.map(({ number, label, url }) =>
    h('li', h('a', { href: hrefOf(url) }, h('b', number), ` ${label}`)),
  )
  return [
    ...(figures.length > 0 ? [h('ul.figures', figures)] : []),
    ...(ornament ? [h('div.motif', own.ornament(ornament))] : []),
  ]
}
