import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** The files of the project that each file imports, for its types too; paths inside the project, with forward slashes. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

/**
 * The imports of the given files and of those that they lead to. esbuild reads them, as it does for the build, and so
 * resolves « #lib/ » as Node does.
 */
export async function importGraph(files: readonly string[]): Promise<ImportGraph> {
  const { metafile } = await build({
    absWorkingDir: projectFolder,
    entryPoints: [...files],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'out',
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
    loader: { '.css': 'empty', '.woff2': 'empty', '.typ': 'empty' },
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    logLevel: 'silent',
    plugins: [
      {
        name: 'types are imports too',
        setup({ onLoad }) {
          onLoad({ filter: /\.tsx?$/ }, async ({ path }) => ({
            contents: withTypeImports(await readFile(path, 'utf8')),
            loader: path.endsWith('x') ? 'tsx' : 'ts',
          }))
        },
      },
    ],
  })
  return new Map(
    Object.entries(metafile.inputs).map(([file, { imports }]) => [
      file,
      imports.filter(({ external }) => !external).map(({ path }) => path),
    ]),
  )
}

/** The source with its `import type` and `export type … from`, which esbuild leaves out, as imports for their effect. */
function withTypeImports(source: string): string {
  return source.replace(/^(?:import|export) type (?:[^'=;]*? )?from ('[^']+')/gm, 'import $1')
}

/** The rings of files that import one another, each as a path that ends where it begins. */
export function cycles(graph: ImportGraph): string[][] {
  const found: string[][] = []
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]) => {
    const start = path.indexOf(file)
    if (start !== -1) {
      found.push([...path.slice(start), file])
      return
    }
    if (done.has(file)) return
    for (const imported of graph.get(file) ?? []) visit(imported, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return found
}
