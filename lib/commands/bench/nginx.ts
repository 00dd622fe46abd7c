import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportEdition } from '../../edition/export-edition'
import { currentEdition, listSites } from '../../edition/site-editions'
import { freePort } from './free-port'
import { answering } from './running-site'

/** An edition behind nginx, as `npm run export` writes it. */
export interface NginxSite {
  readonly origin: string
  stop(): Promise<void>
}

/** Serves the edition in service of the one site in `editionsDir` with one nginx worker on a free port. */
export async function startNginx(editionsDir: string): Promise<NginxSite> {
  const [only] = await listSites(editionsDir)
  const edition = only && (await currentEdition(only))
  if (!edition) throw new Error(`Aucune édition en service dans ${editionsDir}.`)
  const work = await mkdtemp(join(tmpdir(), 'nginx-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const site = join(work, 'site')
  await exportEdition(edition, site, origin)
  await mkdir(join(work, 'temp'))
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(work, 'temp', name)};`,
  )
  await writeFile(
    join(work, 'nginx.conf'),
    [
      'worker_processes 1;',
      'daemon off;',
      `pid ${join(work, 'nginx.pid')};`,
      'error_log stderr warn;',
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      'events { worker_connections 1024; }',
      `http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=1000; ${paths.join(' ')}`,
      `include ${site}/nginx.conf;`,
      `server { listen 127.0.0.1:${port}; root ${site}; include ${site}/nginx-server.conf; }`,
      '}',
    ].join('\n'),
  )
  const child = spawn('nginx', ['-c', join(work, 'nginx.conf'), '-p', work], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await answering(origin, child)
  return {
    origin,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(work, { recursive: true, force: true })
    },
  }
}
