import { fileSize, frenchNumber, type Publication } from '#lib/publication'
import { originalPath, webEditionPath } from '#lib/site'

/** The files of the publication: its own where an editor supplied it, and the edition composed from the content. */
export function FileBlock({ publication }: { readonly publication: Publication }) {
  const { original, downloadLabel } = publication
  return (
    <ul className="files">
      <li>
        <a href={originalPath(publication)} download>
          {downloadLabel}
        </a>{' '}
        <span className="remark">
          {original
            ? `PDF, ${fileSize(original.length)}, ${frenchNumber(original.pages)} pages, fichier d’origine`
            : `PDF, édition web\u202F; original de ${publication.date.year} non disponible`}
        </span>
      </li>
      {original && (
        <li>
          <a href={webEditionPath(publication)} download>
            Télécharger l’édition web «&nbsp;{publication.shortTitle}&nbsp;»
          </a>{' '}
          <span className="remark">
            PDF recomposé d’après ce site, accessible&#x202F;; ce n’est pas un fac-similé
          </span>
        </li>
      )}
    </ul>
  )
}
