import { visit } from 'unist-util-visit'
import type { Prose } from '../publication'
import { decoded } from './decoded'

/**
 * The text with each picture of the content under its address on the site. A picture that is not there keeps what the
 * editor wrote, to be told.
 */
export function withPictureAddresses({ file, tree }: Prose, pictures: readonly string[]): Prose {
  const known = new Map(pictures.map((picture) => [picture.normalize(), picture]))
  const addressed = structuredClone(tree)
  visit(addressed, 'image', (image) => {
    const picture = known.get(decoded(image.url.replace(/^\//, '')).normalize())
    if (picture !== undefined) image.url = `/${picture}`
  })
  return { file, tree: addressed }
}
