import contentDisposition from 'content-disposition'
import { originalPath, webEditionPath } from '#lib/addresses'
import { isCitationFile, offeredFiles } from '#lib/offered'
import { publication } from '../../_content'
import { type MadeFile, makeFile } from '../../_downloads'

interface Props {
  readonly params: Promise<{ readonly file: string }>
}

/** The files that the site offers, under the names that next.config.ts gives them beside its first page. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const work = await publication()
  const path = `/${(await params).file}`
  const file = offeredFiles(work).find((offered) => offered.path === path)
  if (file) return download(await makeFile(work, file))
  if (path !== originalPath(work)) return new Response(null, { status: 404 })
  return new Response(null, { status: 302, headers: { location: webEditionPath(work) } })
}

function download(file: MadeFile): Response {
  const { fileName, mediaType } = file
  // Written by this site in UTF-8; without the word a browser takes it for Windows-1252.
  const isText = isCitationFile(file) || mediaType.startsWith('text/')
  return new Response(file.body, {
    headers: {
      'content-type': isText ? `${mediaType}; charset=utf-8` : mediaType,
      'content-disposition': contentDisposition(fileName, {
        // Browsers show a PDF; the rest is for other programs.
        type: file.format === 'pdf' ? 'inline' : 'attachment',
        fallback: withoutAccents(fileName),
      }),
    },
  })
}

/** For browsers that do not read the RFC 8187 form of a name. */
const withoutAccents = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '')
