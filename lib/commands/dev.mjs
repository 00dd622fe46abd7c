/** node lib/commands/dev.mjs [option of `next dev` …]: the development server of Next.js. */
import './require-node.mjs'
import { join } from 'node:path'
import { runToEnd } from './command-error.mjs'
import { executeNode } from './execute.mjs'
import { ensureInstalled } from './install.mjs'
import { projectFolder } from './project.mjs'

await runToEnd(async () => {
  await ensureInstalled(projectFolder, { tools: true })
  const port = process.env.PORT || '3000'
  const host = process.env.HOST || '127.0.0.1'
  const next = join(projectFolder, 'node_modules', 'next', 'dist', 'bin', 'next')
  const status = await executeNode(
    next,
    ['dev', '--port', port, '--hostname', host, ...process.argv.slice(2)],
    {
      cwd: projectFolder,
      env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
      output: 'stdout',
    },
  )
  process.exitCode = status ?? 1
})
