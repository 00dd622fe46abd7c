import { fileSize, frenchDate, isoDate, type Version } from '#lib/publication'
import type { Download } from '#lib/site'

interface Props {
  readonly version: Version
  /** Of the content that the edition was made from; not known while editors work on it. */
  readonly contentHash?: string
  readonly downloads: readonly Download[]
}

/** What a reader needs to make sure, in twenty years, that a copy is the one that this edition offered. */
export function Verification({ version, contentHash, downloads }: Props) {
  return (
    <>
      <dl className="facts">
        <div>
          <dt>Version</dt>
          <dd>
            <time dateTime={isoDate(version.date)}>{frenchDate(version.date)}</time>
          </dd>
        </div>
        {contentHash && (
          <div>
            <dt>Empreinte du contenu (SHA-256)</dt>
            <dd>
              <code className="fingerprint">{contentHash}</code>
            </dd>
          </div>
        )}
      </dl>
      <dl className="facts">
        {downloads.map(({ path, fileName, length, sha256 }) => (
          <div key={path}>
            <dt>
              <a href={path} download>
                {fileName}
              </a>
              , {fileSize(length)}
            </dt>
            <dd>
              <code className="fingerprint">{sha256}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        Ces empreintes sont en SHA-256. Cette commande, lancée dans le dossier où des fichiers sont
        enregistrés, vérifie tous ceux qui s’y trouvent&nbsp;; sous macOS, <code>shasum -a 256</code> remplace{' '}
        <code>sha256sum</code>.
      </p>
      <pre className="reference">{command(downloads)}</pre>
    </>
  )
}

/** Tells of each file that was downloaded whether it is right or wrong, and nothing of the others. */
function command(downloads: readonly Download[]): string {
  const lines = downloads.map(({ sha256, fileName }) => `${sha256}  ${fileName}`)
  return ["sha256sum --check --ignore-missing <<'FIN'", ...lines, 'FIN'].join('\n')
}
