import { anchor } from './anchor-headings'
import { listFiles } from './list-files'
import { registerFile, registerLimit } from './numbering/register'
import { type Problem, proposal, startOf } from './problem'
import { readText, type SourceFile } from './read-text'

/** What a content folder holds, by role. Texts are read; documents and pictures are only listed. */
export interface ContentFolder {
  /** Absolute path. */
  readonly root: string
  readonly texts: readonly SourceFile[]
  /** The recorded numbers of paragraphs; absent until there are any, or when the file cannot be used. */
  readonly register?: SourceFile
  /** Paths inside the content folder. */
  readonly documents: readonly string[]
  readonly pictures: readonly string[]
  /** Every file, the ones that cannot be used too. */
  readonly files: readonly string[]
}

/** Folders of Markdown files; the root holds `publication.md` and the editor's guide. */
export const textFolders = ['villes', 'entretiens', 'partenaires', 'pages'] as const
export type TextFolder = (typeof textFolders)[number]
const otherFolders = ['documents', 'images'] as const
export const publicationFile = 'publication.md'
const guide = 'LISEZMOI.md'

/**
 * Reads the content folder. Problems name each file that cannot be used; the rest is still returned. Without a
 * folder nothing can be read at all.
 */
export async function readFolder(
  root: string,
): Promise<{ readonly folder?: ContentFolder; readonly problems: Problem[] }> {
  const listed = await listFiles(root)
  if (!listed) {
    const message = `Le dossier « ${root} » n’existe pas ou ne peut pas être lu. Le créer, ou corriger le réglage CONTENT_DIR.`
    return { problems: [{ ...startOf(''), rule: 'dossier-absent', message }] }
  }
  const { files, problems } = listed
  problems.push(...homonyms(files))
  const texts: SourceFile[] = []
  const documents: string[] = []
  const pictures: string[] = []
  const strangers = new Set<string>()
  let register: SourceFile | undefined
  for (const file of files) {
    const [folder = '', ...rest] = file.split('/')
    if (file === guide) continue
    if (file === publicationFile || (isTextFolder(folder) && rest.length === 1 && file.endsWith('.md'))) {
      const { source, problems: found } = await readText(root, file)
      problems.push(...found)
      if (source) texts.push(source)
    } else if (file === registerFile) {
      const { source, problems: found } = await readText(root, file, registerLimit)
      problems.push(...found)
      register = source
    } else if (rest.length === 0) {
      problems.push(
        unexpected(file, 'À la racine, le site ne lit que « publication.md » et « paragraphes.yml ».'),
      )
    } else if (isTextFolder(folder)) {
      problems.push(
        unexpected(file, `Le dossier « ${folder} » ne contient que des fichiers « .md », sans sous-dossier.`),
      )
    } else if (folder === 'documents') {
      documents.push(file)
    } else if (folder === 'images') {
      if (rest.length === 1) pictures.push(file)
      else problems.push(unexpected(file, 'Le dossier « images » n’a pas de sous-dossier.'))
    } else if (!strangers.has(folder)) {
      strangers.add(folder)
      problems.push({
        ...startOf(folder),
        rule: 'fichier-inattendu',
        message: `Le site ne lit pas le dossier « ${folder} ». Le renommer, ou le retirer.${proposal(folder, [...textFolders, ...otherFolders])}`,
      })
    }
  }
  return { folder: { root, texts, register, documents, pictures, files }, problems }
}

/**
 * The names that the files of a folder give, well-formed or not and readable or not: `villes/Besançon.md.txt` stands
 * for `besancon`, so that whoever names it is not told that it does not exist.
 */
export function slugsIn({ files }: ContentFolder, folder: string): string[] {
  const stems = files.flatMap((file) => {
    const [parent, name, ...deeper] = file.split('/')
    return parent === folder && name !== undefined && deeper.length === 0 ? [name.replace(/\..*$/, '')] : []
  })
  return [...new Set(stems.map(anchor))]
}

function isTextFolder(name: string): boolean {
  return textFolders.some((folder) => folder === name)
}

function homonyms(files: readonly string[]): Problem[] {
  const seen = new Map<string, string>()
  return files.flatMap((file): Problem[] => {
    const folded = file.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    const other = seen.get(folded)
    seen.set(folded, file)
    if (other === undefined) return []
    return [
      {
        ...startOf(file),
        rule: 'fichiers-homonymes',
        message: `« ${file} » et « ${other} » ne diffèrent que par les majuscules ou les accents : selon l’ordinateur, l’un écrase l’autre. Renommer ou supprimer l’un des deux.`,
      },
    ]
  })
}

function unexpected(file: string, expected: string): Problem {
  return {
    ...startOf(file),
    rule: 'fichier-inattendu',
    message: `Le fichier « ${file} » n’est pas attendu ici. ${expected} ${mend(file)}`,
  }
}

/** What to do with « besancon.md.txt », « besancon.MD », « besancon.docx », « Publication.md ». */
function mend(file: string): string {
  const [, folder = '', stem = '', ending = ''] = /^(.*\/)?([^./]*)(.*)$/.exec(file) ?? []
  if (/^\.(?:docx?|odt|rtf|pages)$/i.test(ending)) {
    return `En copier le texte dans un fichier « ${stem}.md », avec un éditeur de texte, puis le retirer.`
  }
  const name = `${folder === '' ? stem.toLowerCase() : stem}.md`
  const isText = folder === '' ? name === publicationFile : isTextFolder(folder.slice(0, -1))
  if (isText && /^(?:\.md|\.markdown|\.txt)+$/i.test(ending)) return `Le renommer « ${name} ».`
  return 'Le mettre à sa place, ou le retirer.'
}
