import { timeline } from '#lib/figures/timeline'
import { type DatedFact, frenchPeriod, isoDate } from '#lib/publication'
import { Drawing } from './figure'
import { Sources } from './sources'
import { Table } from './table'

/** The dated facts on a line of years, then in words under the same numbers. */
export function Chronology({ facts }: { readonly facts: readonly DatedFact[] }) {
  const figure = timeline(facts)
  if (!figure) return null
  return (
    <figure className="figure chronology">
      <figcaption id="_chronologie">{figure.title}</figcaption>
      <Drawing figure={figure} />
      <Table labelledBy="_chronologie">
        <thead>
          <tr>
            <th scope="col" className="right">
              N°
            </th>
            <th scope="col">Date</th>
            <th scope="col">Fait</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact, index) => (
            <tr key={fact.text}>
              <td className="right">{index + 1}</td>
              <th scope="row">
                <time dateTime={isoDate(fact.date)}>{frenchPeriod(fact)}</time>
              </th>
              <td>
                {fact.text} <Sources keys={fact.sources} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </figure>
  )
}
