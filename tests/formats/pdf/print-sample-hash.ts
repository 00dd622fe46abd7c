import { createHash } from 'node:crypto'
import { bookWith, everyNode } from '../documents'
import { pdfFrom } from './editions'

// Run by pdf.test.ts in a process of its own: prints the hash of the PDF of a book with every node.
const pdf = await pdfFrom(bookWith(everyNode))
process.stdout.write(createHash('sha256').update(pdf).digest('hex'))
