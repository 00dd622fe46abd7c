import type { NextConfig } from 'next'
import { offeredExtensions } from './lib/offered'

const extensions = offeredExtensions.map((extension) => extension.replaceAll('.', '\\.')).join('|')

const config: NextConfig = {
  // Each build has a folder of its own, named after its code (lib/commands/build.mjs).
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // Two builds of the same code give the same bytes.
  generateBuildId: () => 'microsite',
  // Metadata always in the head, never streamed after it: two renderings are then the same bytes.
  htmlLimitedBots: /.*/,
  // Not a lock file in some folder above: the project is all there is.
  turbopack: {
    root: process.cwd(),
    // A pseudo-class of CSS Overflow 5 that its reader of stylesheets does not know yet, and leaves as it is.
    ignoreIssue: [{ path: '**/components.css', description: /target-current/ }],
  },
  // The preloading of fonts is said in the page, which an edition keeps, not in a header of its own making.
  reactMaxHeadersLength: 0,
  poweredByHeader: false,
  compress: false,
  devIndicators: false,
  // Next.js otherwise adds the folder of each build to tsconfig.json.
  experimental: { strictRouteTypes: true },
  // `npm test` checks the types of the whole project; doing it again would only delay the first start.
  typescript: { ignoreBuildErrors: true },
  // WebAssembly that finds its own files.
  serverExternalPackages: ['@myriaddreamin/typst-ts-web-compiler', '@resvg/resvg-wasm', 'citeproc'],
  // The files of the publication stand beside its first page, which Google Scholar wants.
  rewrites: async () => [{ source: `/:file([^/]+\\.(?:${extensions}))`, destination: '/documents/:file' }],
}

export default config
