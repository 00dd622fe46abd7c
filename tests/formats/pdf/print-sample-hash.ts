import { createHash } from 'node:crypto'
import { webEditionPdf } from '../../../lib/formats/pdf/web-edition'
import { samplePictures, samplePublication } from './sample-publication'

// Run by web-edition.test.ts in a process of its own: prints the hash of the sample's edition.
const pdf = await webEditionPdf(samplePublication(), {
  siteUrl: process.argv[2] ?? '',
  pictures: samplePictures,
})
process.stdout.write(createHash('sha256').update(pdf).digest('hex'))
