import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What a load of some seconds showed. */
export interface LoadResult {
  readonly requestsPerSecond: number
  /** Milliseconds. */
  readonly p99: number
  readonly errors: number
}

export interface Load {
  readonly url: string
  readonly seconds: number
  readonly connections: number
  readonly headers?: Readonly<Record<string, string>>
}

/** Loads an address with wrk where it is installed, else with autocannon. */
export async function load(options: Load): Promise<LoadResult> {
  return (await hasProgram('wrk')) ? withWrk(options) : withAutocannon(options)
}

/** Whether a program can be run by its name. */
export async function hasProgram(name: string): Promise<boolean> {
  return run(name, ['-v']).then(
    () => true,
    (error: unknown) => !(error instanceof Error && 'code' in error && error.code === 'ENOENT'),
  )
}

async function withWrk({ url, seconds, connections, headers = {} }: Load): Promise<LoadResult> {
  const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', ...fields, url]
  const { stdout } = await run('wrk', args)
  const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0)
  const [, value = '0', unit = 'ms'] = /99%\s+([\d.]+)(us|ms|s|m)\b/.exec(stdout) ?? []
  return {
    requestsPerSecond: number(/Requests\/sec:\s+([\d.]+)/),
    p99: Number(value) * ({ us: 0.001, ms: 1, s: 1000, m: 60_000 }[unit] ?? 1),
    errors:
      number(/Non-2xx or 3xx responses: (\d+)/) +
      [...(/Socket errors: (.*)/.exec(stdout)?.[1] ?? '').matchAll(/\d+/g)].reduce(
        (sum, [n]) => sum + Number(n),
        0,
      ),
  }
}

async function withAutocannon({ url, seconds, connections, headers }: Load): Promise<LoadResult> {
  const { default: autocannon } = await import('autocannon')
  const result = await autocannon({ url, duration: seconds, connections, headers: { ...headers } })
  return {
    requestsPerSecond: result.requests.average,
    p99: result.latency.p99,
    errors: result.errors + result.non2xx,
  }
}
