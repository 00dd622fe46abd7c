import type { Loaded } from './load-publication'

interface Pinned {
  /** What names the state of the content: a snapshot's folder, or a state of the preview. */
  readonly id: string
  readonly loaded: Promise<Loaded>
  /** Whether it is for editors' eyes only. */
  readonly isPreview?: boolean
}

/** Shared by pages and route handlers, which Next.js bundles apart, and by what runs the app in its process. */
const shared: typeof globalThis & { pinnedContent?: Pinned } = globalThis

/** Makes every page of this process show this state of the content. */
export function pinContent(pinned: Pinned): void {
  shared.pinnedContent = pinned
}

/** The state of the content that pages show, if one is pinned. */
export function pinnedContent(): Pinned | undefined {
  return shared.pinnedContent
}
