import { type Zippable, zipSync } from 'fflate'

/** A file of the archive. */
export interface ArchivedFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** Whether it is compressed by itself already. */
  readonly isPressed?: boolean
}

/** No time of day, and none that a time zone could move to a year that ZIP cannot write. */
const mtime = new Date(1980, 0, 2)

/** An EPUB container (OCF 3.3): its type first, as it is. The same files give the same bytes. */
export function archive(files: readonly ArchivedFile[]): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {
    mimetype: [new TextEncoder().encode('application/epub+zip'), { level: 0, mtime }],
  }
  for (const { path, bytes, isPressed } of files) entries[path] = [bytes, { level: isPressed ? 0 : 9, mtime }]
  return zipSync(entries)
}
