import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../../lib/commands/bench/free-port'
import { hasProgram } from '../../lib/commands/bench/load'
import { answering } from '../../lib/commands/bench/running-site'
import { project } from '../system/site-process'
import { untilWell } from './health'
import { publication, runSite, save, shows } from './publication'
import { addReading, startReaders } from './readers'
import { type Scenario, type Trial, until } from './trial'

/** Two replicas behind a cache are replaced one after the other, as an upgrade does: readers notice nothing. */
export const replicas: Scenario = {
  name: 'deux-repliques',
  run: async (trial) => {
    if (!(await hasProgram('nginx'))) return trial.skip('nginx n’est pas installé.')
    const [first, second] = [await publication(trial), await publication(trial)]
    const ports = [await freePort(), await freePort()]
    const places = [first, second].map((site, index) => ({ site, port: ports[index] ?? 0 }))
    const running = await Promise.all(places.map(({ site, port }) => runSite(trial, site, { port })))
    const origin = await cacheBefore(trial, ports)
    const readers = await startReaders(trial, origin, [first.editionsDir, second.editionsDir], {
      count: 4,
      pause: 8,
    })
    try {
      for (let turn = 1; turn <= trial.count({ full: 3, short: 1 }); turn += 1) {
        for (const [index, { site, port }] of places.entries()) {
          await running[index]?.end('SIGTERM')
          const read = readers.answered
          await until('des lectures avec une seule réplique', () => readers.answered > read + 50)
          const next = await runSite(trial, site, { port })
          await untilWell(next)
          running[index] = next
        }
        const title = `Relève des répliques ${turn}`
        for (const { site } of places) await save(site.contentDir, title)
        for (const each of running) await until(`« ${title} »`, () => shows(each.origin, title))
      }
    } finally {
      addReading(trial, await readers.finish())
    }
  },
}

/** The address of an nginx before these replicas. */
async function cacheBefore(trial: Trial, ports: readonly number[]): Promise<string> {
  const work = await trial.folder()
  await mkdir(join(work, 'temp'))
  const port = await freePort()
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(work, 'temp', name)};`,
  )
  await writeFile(
    join(work, 'nginx.conf'),
    [
      'worker_processes 1;',
      'daemon off;',
      `pid ${join(work, 'nginx.pid')};`,
      'error_log stderr crit;',
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      'events { worker_connections 1024; }',
      `http { access_log off; ${paths.join(' ')}`,
      await proxyConfiguration(work, port, ports),
      '}',
    ].join('\n'),
  )
  const child = spawn('nginx', ['-c', join(work, 'nginx.conf'), '-p', work], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  trial.after(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const origin = `http://127.0.0.1:${port}`
  await answering(origin, child)
  return origin
}

/** The recipe of the project, where there is one; else a proxy that keeps nothing. */
async function proxyConfiguration(work: string, port: number, ports: readonly number[]): Promise<string> {
  const servers = ports.map((each) => `server 127.0.0.1:${each} max_fails=0;`).join(' ')
  const recipe = join(project, 'lib/server/recipes/nginx-proxy-cache.conf')
  if (
    await access(recipe).then(
      () => true,
      () => false,
    )
  )
    return (await readFile(recipe, 'utf8'))
      .replace(/listen \S+;/g, `listen 127.0.0.1:${port};`)
      .replace(/proxy_cache_path \S+/, `proxy_cache_path ${join(work, 'cache')}`)
      .replace(/server (?:127\.0\.0\.1|localhost):\d+[^;]*;/, servers)
  return `upstream site { ${servers} keepalive 8; }
server {
  listen 127.0.0.1:${port};
  location / {
    proxy_pass http://site;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $host;
  }
}`
}
