import { lstat, readdir, realpath } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { type Problem, startOf } from './problem'

/** Files that editors' tools, systems and git leave about, and that are nobody's mistake. */
const ignored = /^\.|^~\$|~$|^#.*#$|\.swp$|^4913$|^Thumbs\.db$|^desktop\.ini$/

/**
 * The files under `root`, as sorted paths inside it with forward slashes; undefined when it is no folder that can be
 * read. Links that lead outside and whatever is neither file nor folder are problems.
 */
export async function listFiles(root: string): Promise<{ files: string[]; problems: Problem[] } | undefined> {
  const realRoot = await realpath(root).catch(() => undefined)
  if (realRoot === undefined || !(await lstat(realRoot)).isDirectory()) return undefined
  const files: string[] = []
  const problems: Problem[] = []
  const report = (file: string, rule: Problem['rule'], message: string) => {
    problems.push({ ...startOf(file), rule, message: `« ${file} » ${message}` })
  }
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(realRoot, folder), { withFileTypes: true })) {
      if (ignored.test(entry.name)) continue
      const path = folder ? `${folder}/${entry.name}` : entry.name
      let kind: { isDirectory(): boolean; isFile(): boolean } = entry
      if (entry.isSymbolicLink()) {
        const target = await realpath(join(realRoot, path)).catch(() => undefined)
        if (target === undefined || isOutside(realRoot, target)) {
          report(
            path,
            'lien-hors-du-contenu',
            'est un lien symbolique vers un fichier absent ou hors du dossier du contenu. Le remplacer par une copie de ce qu’il désigne.',
          )
          continue
        }
        kind = await lstat(target)
        // A linked folder could contain its own parent.
        if (kind.isDirectory()) {
          report(
            path,
            'fichier-inattendu',
            'est un lien symbolique vers un dossier. Le remplacer par une copie du dossier.',
          )
          continue
        }
      }
      if (kind.isDirectory()) await walk(path)
      else if (kind.isFile()) files.push(path)
      else report(path, 'fichier-inattendu', 'n’est ni un fichier ni un dossier ordinaire. Le retirer.')
    }
  }
  await walk('')
  return { files: files.sort(), problems }
}

function isOutside(folder: string, path: string): boolean {
  return relative(folder, path).split(sep).includes('..')
}
