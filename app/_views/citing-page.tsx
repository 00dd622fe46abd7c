import type { ReactNode } from 'react'
import type { CitationRecord } from '#lib/citation/record'
import { reference, referenceStyles, styleNames } from '#lib/citation/reference'
import { frenchDate, type Publication } from '#lib/publication'
import { citationFiles, paths, type RecordName, recordAnchors } from '#lib/site'
import { Breadcrumb } from './breadcrumb'
import { Reference } from './reference'
import { Shell } from './shell'

interface Props {
  readonly publication: Publication
  readonly records: Readonly<Record<RecordName, CitationRecord>>
}

/** How to cite the work and this edition of it, in three styles and for reference managers. */
export function CitingPage({ publication, records }: Props) {
  return (
    <Shell publication={publication} path={paths.cite}>
      <Breadcrumb current="Citer" path={paths.cite} />
      <h1>Citer</h1>
      <p className="abstract">
        Deux choses se citent, et ne se confondent pas&nbsp;: la publication elle-même, et cette édition web,
        faite d’après elle. Un clic sur une référence la sélectionne tout entière.
      </p>
      <CitedRecord publication={publication} record={records.work} title={workTitle(publication)}>
        <p>
          Pour l’ouvrage lui-même.{' '}
          {!publication.original &&
            'Son fichier n’est pas fourni ici\u00A0: l’adresse donnée est celle de sa présentation.'}
        </p>
      </CitedRecord>
      <CitedRecord publication={publication} record={records.webEdition} title="Cette édition web">
        <p>
          Pour ce qui se lit ici&nbsp;: les textes du site, et le PDF et l’EPUB recomposés à partir d’eux. Sa
          date est celle de sa dernière version.
        </p>
      </CitedRecord>
      {/* The words and the address that the licence of citeproc-js asks to show. */}
      <p className="remark">
        Références composées par{' '}
        <a href="https://citationstyles.org/" lang="en">
          Citations by CSL (citeproc-js)
        </a>
        , sous licence CPAL&nbsp;1.0, avec des styles sous licence CC BY-SA&nbsp;3.0.
      </p>
    </Shell>
  )
}

function workTitle({ date }: Publication): string {
  return `La publication, ${frenchDate(date)}`
}

interface CitedRecordProps {
  readonly publication: Publication
  readonly record: CitationRecord
  readonly title: string
  readonly children: ReactNode
}

function CitedRecord({ publication, record, title, children }: CitedRecordProps) {
  const anchor = recordAnchors[record.name]
  return (
    <section aria-labelledby={anchor}>
      <h2 id={anchor}>{title}</h2>
      {children}
      {referenceStyles.map((style) => (
        <section key={style} aria-labelledby={`${anchor} ${anchor}_${style}`}>
          <h3 id={`${anchor}_${style}`}>{styleNames[style]}</h3>
          <Reference parts={reference(record, style)} />
        </section>
      ))}
      <h3>Pour un logiciel de bibliographie</h3>
      <ul className="inline">
        {citationFiles(publication, record.name).map(({ path, label }) => (
          <li key={path}>
            <a href={path} download>
              {label}
              <span className="visually-hidden">&nbsp;: {title}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
