import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { readManifest } from '../../lib/edition/integrity'
import type { Manifest } from '../../lib/edition/manifest'
import type { Row, Table } from './rfc9110'
import { pageHeaders, type Sample } from './sample-edition'
import type { ask } from './wire'

export const page = `<!doctype html><html lang="fr"><title>Besançon</title><h1>Besançon</h1>${'<p>Le lien social à Besançon.</p>'.repeat(60)}`
export const document = Buffer.alloc(1_000, '%PDF-1.7 ')
export const pdfHeaders = {
  ...pageHeaders,
  'content-type': 'application/pdf',
  'content-disposition': 'inline; filename="cahier.pdf"',
}
const textHeaders = { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' }

/** The edition of which the tables speak. */
export const tableSample: Sample = {
  documents: {
    '/': { content: page.replaceAll('Besançon', 'Accueil'), isCompressed: true },
    '/villes/besancon': { content: page, isCompressed: true },
    '/cahier.pdf': { content: document, headers: pdfHeaders },
    '/vide.txt': { content: '', headers: textHeaders },
  },
  redirects: {
    '/original.pdf': { status: 302, location: '/cahier.pdf', headers: { 'cache-control': 'no-cache' } },
  },
}

/** An edition in a folder, and where it is served. */
export interface Served {
  readonly port: number
  readonly folder: string
}

/** Asks what a row of a table asks, and fails when the answer is another than it says. */
export async function expectRow(
  way: typeof ask,
  { port, folder }: Served,
  { path: tablePath, always }: Table,
  { path = tablePath, method = 'GET', coding = 'identity', ...row }: Row,
): Promise<void> {
  const manifest: Manifest = await readManifest(folder)
  const form = manifest.documents[path]?.representations[coding]
  const gzip = manifest.documents[path]?.representations.gzip
  const headers = Object.entries(row.send ?? {}).map(([name, value]): [string, string] => [
    name,
    value.replace('{etag}', form?.etag ?? '').replace('{gzip}', gzip?.etag ?? ''),
  ])
  const reply = await way(port, path, { method, headers: Object.fromEntries(headers) })

  expect(reply.status).toBe(row.status)
  for (const [name, value] of Object.entries({ ...always, ...row.expect })) {
    expect(reply.headers[name], name).toBe(value)
  }
  if (method === 'HEAD' || row.status === 304) expect(reply.body).toHaveLength(0)
  else expect(reply.headers['content-length']).toBe(String(reply.body.length))
  if (!form) return
  if (row.status === 200 || row.status === 206) {
    const [start, end] = row.part ?? [0, form.length - 1]
    const bytes = await readFile(join(folder, 'site', form.file))
    expect(reply.headers).toMatchObject({
      etag: form.etag,
      'content-length': String(end + 1 - start),
      'repr-digest': `sha-256=:${Buffer.from(form.sha256, 'hex').toString('base64')}:`,
    })
    // A cache may leave it out of a part (RFC 9110, 14.3).
    if (row.status === 200) expect(reply.headers['accept-ranges']).toBe('bytes')
    expect(reply.headers['content-encoding']).toBe(coding === 'identity' ? undefined : coding)
    expect(reply.headers['content-range']).toBe(
      row.status === 206 ? `bytes ${start}-${end}/${form.length}` : undefined,
    )
    if (method === 'GET') expect(reply.body.equals(bytes.subarray(start, end + 1))).toBe(true)
  }
  if (row.status === 304) expect(reply.headers.etag).toBe(form.etag)
}
