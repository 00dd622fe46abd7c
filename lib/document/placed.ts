import type { BlockName } from '../publication'
import type { Setting } from './setting'

/** Whether the presentation has this block in its text. */
export function placed({ publication }: Setting, name: BlockName): boolean {
  return publication.text.tree.children.some((node) => node.type === 'leafDirective' && node.name === name)
}
