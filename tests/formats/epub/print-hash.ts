import { createHash } from 'node:crypto'
import { publishedBook } from './books'

// Run by epub.test.ts in a process of its own: prints the hash of the sample's book.
const { epub } = await publishedBook('la publication d’essai')
process.stdout.write(createHash('sha256').update(epub).digest('hex'))
