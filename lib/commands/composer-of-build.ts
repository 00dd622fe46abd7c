import { fileURLToPath } from 'node:url'
import { type Composer, openComposer } from '../edition/open-composer'

/** The composer of the build that this command belongs to; `onOutput` receives the technical side of its reports. */
export function composerOfBuild(onOutput: (text: string) => void): Composer {
  // The build puts composer.ts, and whatever several commands share, into one folder.
  const entry = fileURLToPath(new URL('composer.mjs', import.meta.url))
  return openComposer({ entry, appFolder: process.cwd(), onOutput })
}
