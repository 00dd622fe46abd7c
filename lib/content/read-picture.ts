import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { imageSize } from 'image-size'
import { words } from '../language'
import type { Picture } from '../publication'
import { fileKind } from './file-kind'
import { nowReading } from './now-reading'
import { type Problem, startOf } from './problem'
import type { ContentFolder } from './read-folder'

const mediaTypes: Partial<Record<string, Picture['mediaType']>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
}

/** The most bytes that a picture has before it keeps readers waiting. */
const heaviest = 500_000

/*
 * What shows a picture holds all its points in memory, four bytes each, however small its file is: 200 MB at the most
 * here. 65 535 is the longest side of a JPEG; the usual programs give up before.
 */
const mostPoints = 50_000_000
const longestSide = 20_000

function tooLarge(width: number, height: number): string {
  return `compte ${words.number(width)} × ${words.number(height)} points ; au-delà de ${words.number(mostPoints / 1_000_000)} millions, ou de ${words.number(longestSide)} de côté, ni le site ni les lecteurs ne peuvent l’ouvrir. L’enregistrer plus petite : 1 600 points de large suffisent.`
}

function tooHeavy(bytes: number): string {
  return `pèse ${words.fileSize(bytes)} ; au-delà de ${words.fileSize(heaviest)}, la page se fait attendre. L’enregistrer plus petite (1 600 points de large suffisent) ou en JPEG ou WebP.`
}

/** Reads the pictures of the content. */
export async function readPictures({ root, pictures }: ContentFolder): Promise<{
  readonly pictures: readonly Picture[]
  readonly problems: readonly Problem[]
}> {
  const reads = await Promise.all(pictures.map((file) => readPicture(root, file)))
  return {
    pictures: reads.flatMap((read) => read.picture ?? []),
    problems: [...pictures.flatMap(faultOfName), ...reads.flatMap(({ problem }) => problem ?? [])],
  }
}

function faultOfName(file: string): Problem[] {
  // The name is a part of the picture's address.
  if (/^images\/[A-Za-z0-9._-]+$/.test(file)) return []
  const message = `Le nom « ${file} » ferait une adresse difficile à lire. Le récrire sans accent ni espace, par exemple images/ma-photo.png, ici et dans les textes.`
  return [{ ...startOf(file), rule: 'nom-de-fichier-invalide', message }]
}

async function readPicture(
  root: string,
  file: string,
): Promise<{ readonly picture?: Picture; readonly problem?: Problem }> {
  const refused = (rule: Problem['rule'], message: string) => ({
    problem: { ...startOf(file), rule, message: `« ${file} » ${message}` },
  })
  const bytes = await readFile(join(root, file)).catch(() => undefined)
  if (!bytes)
    return refused('fichier-illisible', 'ne peut pas être lu. Vérifier que le site a le droit de le lire.')
  nowReading(file)
  try {
    const { type, width, height } = imageSize(bytes)
    const mediaType = type ? mediaTypes[type] : undefined
    if (Math.max(width, height) > longestSide || width * height > mostPoints) {
      return refused('image-trop-grande', tooLarge(width, height))
    }
    if (mediaType && width > 0 && height > 0) {
      const picture = { file, mediaType, width, height }
      return bytes.length > heaviest
        ? { picture, ...refused('image-lourde', tooHeavy(bytes.length)) }
        : { picture }
    }
  } catch {
    // image-size throws for what is not a picture: told below.
  }
  const kind = bytes.length === 0 ? 'un fichier vide' : fileKind(bytes)
  const found = kind === undefined || kind === 'une image' ? '' : `est ${kind}, et `
  return refused(
    'image-illisible',
    `${found}n’est pas une image PNG, JPEG, WebP ou GIF en bon état. L’enregistrer de nouveau dans l’un de ces formats, ou la retirer.`,
  )
}
