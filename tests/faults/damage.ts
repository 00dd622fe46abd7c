import { open, readdir, readlink, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest } from '../../lib/edition/integrity'

/** Where the bytes of a document of the edition in service lie. */
export async function fileInService(editionsDir: string, path: string): Promise<string> {
  const folder = join(editionsDir, await inService(editionsDir))
  const document = (await readManifest(folder)).documents[path]
  if (!document) throw new Error(`The edition in service has no ${path}.`)
  return join(folder, 'site', document.representations.identity.file)
}

/** The edition in service of this folder, or of the only folder inside it that has one. */
export async function inService(editionsDir: string): Promise<string> {
  return readlink(join(editionsDir, 'current'))
}

/** Turns one bit of a file in the middle, as a failing disk does; its length and its dates say nothing of it. */
export async function flip(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    const { size, atime, mtime } = await handle.stat()
    const byte = Buffer.alloc(1)
    const position = Math.floor(size / 2)
    await handle.read(byte, 0, 1, position)
    byte[0] = (byte[0] ?? 0) ^ 1
    await handle.write(byte, 0, 1, position)
    await handle.utimes(atime, mtime)
  } finally {
    await handle.close()
  }
}

/** Cuts a file in half. */
export async function halve(file: string): Promise<void> {
  const handle = await open(file, 'r')
  const { size } = await handle.stat()
  await handle.close()
  await truncate(file, Math.floor(size / 2))
}

/** The names of the kept editions. */
export async function editionsIn(editionsDir: string): Promise<string[]> {
  return (await readdir(editionsDir)).filter((name) => /^[0-9a-f]{16}$/.test(name))
}
