import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { executeNode } from '../../lib/commands/execute.mjs'
import { projectFolder } from './project-folder'

const commands = new URL('../../lib/commands/', import.meta.url).href

test.each([0, 3])('the exit status %i of a program is given back', async (status) => {
  const cwd = projectFolder({ 'program.mjs': `process.exit(${status})` })
  await expect(executeNode(join(cwd, 'program.mjs'), [], { cwd })).resolves.toBe(status)
})

test('a program that takes longer than it may is ended, which is not a success', async () => {
  const cwd = projectFolder({ 'program.mjs': 'setInterval(() => {}, 1000)' })
  await expect(executeNode(join(cwd, 'program.mjs'), [], { cwd, timeout: 200 })).resolves.toBeNull()
})

test('what a program prints leaves the standard output of the command free', async () => {
  const cwd = projectFolder({
    'program.mjs': 'console.log("progrès")',
    'command.mjs': `
      import { executeNode } from '${commands}execute.mjs'
      await executeNode('program.mjs', [], { cwd: process.cwd() })
      console.log('réponse')`,
  })
  const { stdout, stderr } = await ended(start(cwd, 'command.mjs'))
  expect(stdout).toBe('réponse\n')
  expect(stderr).toContain('progrès')
})

test.skipIf(process.platform === 'win32')(
  'SIGTERM ends the program that a command started, then the command, by the same signal',
  async () => {
    const cwd = projectFolder({
      'program.mjs': `
        process.on('SIGTERM', () => { console.log('rangé'); process.exit(0) })
        console.log('en cours')
        setInterval(() => {}, 1000)`,
      'command.mjs': `
        import { runToEnd } from '${commands}command-error.mjs'
        import { executeNode } from '${commands}execute.mjs'
        await runToEnd(async () => {
          await executeNode('program.mjs', [], { cwd: process.cwd() })
          console.log('jamais')
        })`,
    })
    const command = start(cwd, 'command.mjs')
    const output = ended(command)
    await once(command.stderr, 'data')
    command.kill('SIGTERM')
    const { stdout, stderr, signal } = await output
    expect(signal).toBe('SIGTERM')
    expect(stderr).toBe('en cours\nrangé\n')
    expect(stdout).toBe('')
  },
)

test.skipIf(process.platform === 'win32')(
  'a program that does not heed a signal is ended after a grace',
  async () => {
    const cwd = projectFolder({
      'program.mjs': `
      process.on('SIGTERM', () => {})
      console.log('en cours')
      setInterval(() => {}, 1000)`,
      'command.mjs': `
      import { runToEnd } from '${commands}command-error.mjs'
      import { executeNode } from '${commands}execute.mjs'
      await runToEnd(() => executeNode('program.mjs', [], { cwd: process.cwd(), grace: 100 }))`,
    })
    const command = start(cwd, 'command.mjs')
    const output = ended(command)
    await once(command.stderr, 'data')
    command.kill('SIGTERM')
    expect((await output).signal).toBe('SIGTERM')
  },
)

function start(cwd: string, script: string) {
  return spawn(process.execPath, [pathToFileURL(join(cwd, script)).pathname], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function ended(command: ReturnType<typeof start>) {
  let stdout = ''
  let stderr = ''
  command.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
  command.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
  await once(command satisfies ChildProcess, 'close')
  return { stdout, stderr, status: command.exitCode, signal: command.signalCode }
}
