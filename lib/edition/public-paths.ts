import { readdir } from 'node:fs/promises'
import { isAddress } from './address'
import { Refusal } from './refusal'

/**
 * The addresses of the files that the app serves as they are, whether a page names them or not: `/favicon.ico`.
 * Files whose name begins with a dot belong to tools and are left out. Throws `Refusal` for a name that is no address.
 */
export async function publicPaths(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    // Node before 20.12 knows `path` only.
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(folder.length))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
  const odd = paths.find((path) => !isAddress(path))
  if (odd === undefined) return paths
  throw new Refusal(`Le fichier public${odd} a un nom qui ne peut pas être une adresse. Le renommer.`)
}
