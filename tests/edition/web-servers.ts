import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { freePort } from '../../lib/commands/bench/free-port'
import { EditionState } from '../../lib/server/edition-state'
import { openEdition } from '../../lib/server/loaded-edition'
import { startServer } from '../../lib/server/server'
import { recordingLog } from '../server/serving'
import { temporaryFolder } from './workshop'

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Asks a server of a site; the path is as in a request. */
export type Ask = (path: string, headers?: Record<string, string>, method?: string) => Promise<Reply>

/** Whether a program is there; throws where the tests of its behaviour may not be left out. */
export function hasProgram(name: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(name, args, { stdio: 'ignore' })
    return true
  } catch (error) {
    if (process.env.REQUIRE_SYSTEM_TOOLS === '1') throw error
    return false
  }
}

/** Asks what listens on a port of this machine. */
export function asking(port: number): Ask {
  return async (path, headers = {}, method = 'GET') => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }).end()
    const [answer] = await once(asked, 'response')
    return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) }
  }
}

/** Serves an edition with the site's own server. */
export async function serveItself(folder: string): Promise<Ask> {
  const edition = await openEdition(folder)
  const log = recordingLog()
  const state = new EditionState()
  const server = await startServer({ port: 0, host: '127.0.0.1', log, edition, health: () => state.health() })
  onTestFinished(() => server.close())
  return asking(server.port)
}

/**
 * Serves an exported folder with nginx, in a server block such as its comment shows.
 *
 * @param root what `root` says: the folder, or with a base the one that holds it
 */
export async function serveWithNginx(folder: string, root = folder): Promise<Ask> {
  const work = await temporaryFolder()
  const port = await freePort()
  await mkdir(join(work, 'logs'))
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${work};`,
  )
  await writeFile(
    join(work, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${work}/nginx.pid; error_log stderr;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  access_log off;
  ${temporary.join('\n  ')}
  include ${folder}/nginx.conf;
  server {
    listen 127.0.0.1:${port};
    root ${root};
    include ${folder}/nginx-server.conf;
  }
}`,
  )
  const args = ['-p', work, '-c', join(work, 'nginx.conf'), '-e', 'stderr']
  execFileSync('nginx', ['-t', ...args], { stdio: 'pipe' })
  return started('nginx', args, port, {})
}

/** Serves an exported folder with Caddy, whose `Caddyfile` is in it. */
export async function serveWithCaddy(folder: string, root = folder): Promise<Ask> {
  const work = await temporaryFolder()
  const port = await freePort()
  const env = {
    HOME: work,
    XDG_CONFIG_HOME: work,
    XDG_DATA_HOME: work,
    SITE_ADDRESS: `http://:${port}`,
    SITE_ROOT: root,
  }
  const configuration = join(work, 'Caddyfile')
  await writeFile(configuration, `{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}\nimport ${folder}/Caddyfile\n`)
  return started('caddy', ['run', '--adapter', 'caddyfile', '--config', configuration], port, env)
}

/** Serves an exported folder with Apache as it comes: its entity tag is made of date and size. */
export async function serveWithApache(folder: string): Promise<Ask> {
  const work = await temporaryFolder()
  const port = await freePort()
  // Apache serves as another person, who has to get at the folder.
  await chmod(join(folder, '..'), 0o755)
  const modules = ['mpm_event', 'authz_core', 'dir', 'mime', 'rewrite'].map(
    (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
  )
  await writeFile(
    join(work, 'apache.conf'),
    `${modules.join('\n')}
ServerRoot ${work}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${work}/apache.pid
ErrorLog ${work}/apache.log
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
DocumentRoot ${folder}
DirectoryIndex index.html
TypesConfig /dev/null
AddType text/html .html
AddEncoding gzip .gz
DirectorySlash Off
RewriteEngine On
RewriteCond %{HTTP:Accept-Encoding} gzip
RewriteCond ${folder}%{REQUEST_URI}.html.gz -f
RewriteRule ^(.+)$ $1.html.gz [L]
RewriteCond ${folder}%{REQUEST_URI}.html -f
RewriteRule ^(.+)$ $1.html [L]
<Directory ${folder}>
  Require all granted
</Directory>
`,
  )
  return started('apache2', ['-X', '-f', join(work, 'apache.conf')], port, {})
}

/** Starts a server, ended with the test, and waits until it answers. */
export async function started(
  program: string,
  args: string[],
  port: number,
  env: Record<string, string>,
): Promise<Ask> {
  let output = ''
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const ended = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const ask = asking(port)
  while (!(await ask('/').catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`${program} did not start:\n${output}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return ask
}
