/**
 * node tests/e2e/serve-preview.mjs
 *
 * Copies the content folder CONTENT_SOURCE to CONTENT_DIR, where a test may change it, and runs `npm run preview` on it.
 */
import { cpSync, rmSync } from 'node:fs'

const { CONTENT_SOURCE = '', CONTENT_DIR = '' } = process.env
rmSync(CONTENT_DIR, { recursive: true, force: true })
cpSync(CONTENT_SOURCE, CONTENT_DIR, { recursive: true })
process.argv = [process.argv[0] ?? '', 'lib/commands/run.mjs', 'preview']
await import('../../lib/commands/run.mjs')
