import type { Correction } from '#lib/publication'
import { Sources } from './sources'
import { Table } from './table'

/** What the source prints wrongly, beside how to read it. */
export function Corrections({ corrections }: { readonly corrections: readonly Correction[] }) {
  return (
    <Table labelledBy="_erreurs">
      <caption id="_erreurs">Erreurs relevées</caption>
      <thead>
        <tr>
          <th scope="col">Imprimé</th>
          <th scope="col">À lire</th>
          <th scope="col">Remarque</th>
        </tr>
      </thead>
      <tbody>
        {corrections.map(({ printed, reading, note, sources }) => (
          <tr key={printed}>
            <td>
              «&nbsp;{printed}&nbsp;» <Sources keys={sources} />
            </td>
            <td>{reading ? `«\u00A0${reading}\u00A0»` : 'Inconnu'}</td>
            <td>{note}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
