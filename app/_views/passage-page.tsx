import { toString as plainText } from 'mdast-util-to-string'
import { passageReference, workReference } from '#lib/citation/passage'
import { proseHtml } from '#lib/formats/html'
import { notesOf, type Passage, type Publication } from '#lib/publication'
import { settings } from '#lib/settings'
import { passageAnchor, passagePath, paths, type TextOnPage } from '#lib/site'
import { Breadcrumb } from './breadcrumb'
import { NoteList } from './prose'
import { Reference } from './reference'
import { Shell } from './shell'

interface Props {
  readonly publication: Publication
  /** Its text is needed for the notes alone. */
  readonly passage: Passage
  /** Where it stands. */
  readonly page: Pick<TextOnPage, 'path' | 'title' | 'part'>
}

/** One numbered paragraph: its words, where it stands and how to cite it. */
export function PassagePage({ publication, passage, page }: Props) {
  const { number, paragraph, text, heading } = passage
  const path = passagePath(passage)
  const place = `${page.path}#${passageAnchor(passage)}`
  // Without its number, which leads here; with the notes that it calls.
  const quoted = { ...paragraph, data: undefined }
  const definitions = text.tree.children.filter(({ type }) => type === 'footnoteDefinition')
  const notes = notesOf([{ ...text, tree: { ...text.tree, children: [quoted, ...definitions] } }])
  const context = { file: text.file, notes, pictures: publication.pictures, from: page.path }
  return (
    <Shell publication={publication} path={path}>
      <Breadcrumb above={[{ path: paths.cite, label: 'Citer' }]} current={`Paragraphe\u00A0${number}`} />
      <h1>Paragraphe&nbsp;{number}</h1>
      <blockquote
        className="prose passage"
        cite={place}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made from a checked tree by a strict schema
        dangerouslySetInnerHTML={{ __html: proseHtml([quoted], context) }}
      />
      <p>
        <a href={place}>Lire ce passage à sa place</a>, {whereabouts(page.title, page.part)}
        {heading && <>, sous le titre «&nbsp;{plainText(heading)}&nbsp;»</>}.
      </p>
      <section aria-labelledby="_passage">
        <h2 id="_passage">Citer ce passage</h2>
        <p>Ces mots sont ceux de l’édition web, et non ceux de la publication.</p>
        <Reference parts={passageReference(publication, passage, settings().siteUrl)} />
      </section>
      <section aria-labelledby="_publication">
        <h2 id="_publication">Citer la publication elle-même</h2>
        <Reference parts={workReference(publication, settings().siteUrl)} />
        <p className="remark">
          <a href={paths.cite}>Autres styles, et fichiers pour les logiciels de bibliographie</a>
        </p>
      </section>
      <NoteList publication={publication} notes={notes} from={page.path} />
    </Shell>
  )
}

/** « dans « Les partenaires », SG-CIV ». */
function whereabouts(title: string, part: string | undefined): string {
  return [`dans «\u00A0${title}\u00A0»`, part && `à «\u00A0${part}\u00A0»`].filter(Boolean).join(', ')
}
