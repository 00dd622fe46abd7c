import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { FaultKind } from '../edition/fault'
import { type PreviewServer, startPreviewServer } from '../preview/preview-server'
import { openRenderer } from '../preview/renderer'
import { Following } from '../preview/state'
import { ListenError } from '../server/listen-error'
import { createPlainLog } from '../server/plain-log'
import { watchContent } from '../server/watch'
import { settings } from '../settings'
import { visibleLines } from '../terminal'
import { runCommand } from './run-command'

/** For whom the preview waits. */
const waits: Readonly<Record<FaultKind, string>> = {
  content: 'L’aperçu attend : il y a une erreur à reprendre.',
  machine: 'L’aperçu attend la machine.',
  program: 'L’aperçu a une faute.',
}

/* npm run preview: the site on the editor's machine, drafts included, following each save. */
await runCommand(async () => {
  const { port, host, contentDir } = settings()
  const log = createPlainLog()
  let origin = ''
  const renderer = () =>
    openRenderer({
      entry: fileURLToPath(new URL('preview-renderer.mjs', import.meta.url)),
      appFolder: process.cwd(),
      siteUrl: origin,
      onOutput: (text) => console.error(visibleLines(text.trimEnd())),
      onDeath: ({ kind, report }) => {
        log.warn('preview.died', kind === 'machine' ? `${report} Il repart.` : report)
        following.died()
      },
    })
  let opened: ReturnType<typeof renderer> | undefined
  const current = () => {
    opened ??= renderer()
    return opened
  }
  const following = new Following({ read: () => current().read() }, (state, report) => {
    server.tell(state)
    const time = new Date().toLocaleTimeString('fr-FR')
    // Warnings in full at each save would hide what is new: « npm run check » has them.
    console.log(
      state.report === undefined
        ? `${time}  Aperçu à jour. ${report.split('\n').at(-1)}`
        : `\n${time}  ${waits[state.fault ?? 'content']}\n\n${report}\n`,
    )
  })
  const server = await startOnFreePort(port, (wanted) =>
    startPreviewServer({
      port: wanted,
      host,
      render: (url) => current().render(url),
      state: () => following.state,
      appFolder: process.cwd(),
    }),
  )
  origin = `http://localhost:${server.port}`
  await following.saved()
  const watch = await watchContent(contentDir, {
    onChange: () => void following.saved(),
    log,
    quiet: 60,
    round: 1_000,
  })
  console.log(
    `\nAperçu : ${origin}\nIl suit chaque enregistrement. Pour l’arrêter : Ctrl + C dans cette fenêtre.`,
  )
  if (process.stdout.isTTY && process.env.BROWSER !== 'none') openBrowser(origin)

  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  following.close()
  await watch.close()
  await server.close()
  await opened?.close()
  return 0
})

/** On the wanted port, or on one of the next where the editor asked for none and the site itself has the first. */
async function startOnFreePort(
  port: number,
  start: (port: number) => Promise<PreviewServer>,
): Promise<PreviewServer> {
  const last = process.env.PORT ? port : port + 9
  for (let wanted = port; ; wanted += 1) {
    try {
      return await start(wanted)
    } catch (error) {
      if (!(error instanceof ListenError) || wanted >= last) throw error
    }
  }
}

/** Opens the editor's browser where that can be done; the address is printed anyway. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url]
  if (command === undefined) return
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
