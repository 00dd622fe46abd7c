/**
 * node tests/e2e/serve-export.mjs
 *
 * Exports the site of CONTENT_DIR as `npm run export` does, and serves the folder with nginx on PORT, so that the browser
 * tests find out whether a static copy is the same site.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const { PORT, EXPORT_DIR: folder = '' } = process.env
const site = join(folder, 'site')
const temporary = join(folder, 'temp')
rmSync(folder, { recursive: true, force: true })
mkdirSync(temporary, { recursive: true })
const made = spawnSync(process.execPath, ['lib/commands/run.mjs', 'export', site], { stdio: 'inherit' })
if (made.status !== 0) process.exit(made.status ?? 1)

const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
  (name) => `${name}_temp_path ${join(temporary, name)};`,
)
writeFileSync(
  join(folder, 'nginx.conf'),
  `daemon off;
pid ${join(folder, 'nginx.pid')};
error_log stderr warn;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
access_log off;
${folders.join('\n')}
include ${site}/nginx.conf;
server {
  listen 127.0.0.1:${PORT};
  root ${site};
  include ${site}/nginx-server.conf;
}
}
`,
)
const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'inherit' })
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => nginx.kill('SIGTERM'))
nginx.on('exit', (code) => process.exit(code ?? 0))
