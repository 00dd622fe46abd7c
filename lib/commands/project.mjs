import { fileURLToPath } from 'node:url'

/** The folder of the project, absolute, without a final separator. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')
