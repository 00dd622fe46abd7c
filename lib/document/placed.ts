import { hasBlock, outline } from '../outline'
import type { BlockName } from '../publication'
import type { Setting } from './setting'

/** Whether the first part shows this block: a file that holds the whole then shows it nowhere else. */
export function isInPresentation({ publication }: Setting, name: BlockName): boolean {
  return outline(publication).some((part) => part.rank === 'opening' && hasBlock(part, name))
}
