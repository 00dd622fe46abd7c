import { loadNextApp } from '../edition/app'
import { canPrint } from '../formats/pdf/characters'
import { servePreviews } from '../preview/serve-previews'

// The process that renders the pages of `npm run preview`, built into a file of its own: see lib/preview/renderer.ts.
await servePreviews(async () => ({
  listener: await loadNextApp(process.cwd()),
  canPrint,
}))
