import { fileSize, originalDetails, type Publication, pageCount } from '#lib/publication'
import { type Download, originalPath, textFiles } from '#lib/site'

interface Props {
  readonly publication: Publication
  /** The files as they were made; a page that has none made says nothing of their sizes. */
  readonly downloads?: readonly Download[]
}

/** The files in which the publication is read, each under words that tell by themselves what it is. */
export function FileBlock({ publication, downloads = [] }: Props) {
  const { original, downloadLabel, date } = publication
  return (
    <ul className="files">
      {textFiles(publication).map(({ path, format, label }, index) => {
        const file = downloads.find((download) => download.path === path)
        const details = [
          label,
          ...(file ? [fileSize(file.length)] : []),
          ...(file?.pages === undefined ? [] : [pageCount(file.pages)]),
        ].join(', ')
        // Without its own file the publication's address leads to the first that is made from the content.
        if (index === 0) {
          return (
            <li key={path}>
              <a href={originalPath(publication)} download>
                {downloadLabel}
                <span>&nbsp;– {original ? originalDetails(original) : `${details}, édition web`}</span>
              </a>
              {!original && <span className="remark"> L’original de {date.year} n’est pas disponible.</span>}
            </li>
          )
        }
        return (
          <li key={path}>
            <a href={path} download>
              Télécharger l’édition web{format === 'epub' && ' pour liseuse'}
              <span>&nbsp;– {details}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}
