import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** veraPDF and its profiles stand in the jar of @opendataloader/pdf; Java no longer brings the XML binding they need. */
const engine = join(process.cwd(), 'node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar')
const bindings = [
  'jaxb-api',
  'jaxb-core',
  'jaxb-impl',
  'jaxb-runtime',
  'istack-commons-runtime',
  'txw2',
  'javax.activation',
  'FastInfoset',
].map((jar) => `/usr/share/java/${jar}.jar`)
const program = join(process.cwd(), 'tests/formats/pdf/verapdf/Validate.java')

/** Why veraPDF cannot run here, in French; undefined when it can. */
export async function missingTool(): Promise<string | undefined> {
  try {
    const { stdout } = await run('java', ['--list-modules'])
    if (!stdout.includes('jdk.compiler@')) return 'le compilateur de Java (paquet openjdk-17-jdk-headless)'
  } catch {
    return 'Java (paquet openjdk-17-jdk-headless)'
  }
  for (const jar of [engine, ...bindings]) {
    try {
      await access(jar)
    } catch {
      return `${jar} (paquet libjaxb-java)`
    }
  }
  return undefined
}

export interface Verdict {
  readonly file: string
  readonly profile: string
  readonly passed: boolean
  /** Broken rules, each with how often: `{7.1-10 …=1}`. */
  readonly broken: string
}

/** What veraPDF says of each file (absolute paths) under PDF/UA-1 (`ua1`) and PDF/A-2a (`2a`). */
export async function validate(files: readonly string[]): Promise<Verdict[]> {
  const classPath = [engine, ...bindings].join(':')
  const { stdout } = await run('java', ['-Xmx512m', '-cp', classPath, program, ...files], {
    maxBuffer: 2 ** 24,
  })
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [file = '', profile = '', verdict, broken = ''] = line.split('\t')
      return { file, profile, passed: verdict === 'pass', broken }
    })
}
