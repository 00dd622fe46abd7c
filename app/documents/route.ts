import { citationRecords } from '#lib/citation/record'
import { report } from '#lib/content/report'
import { unapiFormat } from '#lib/metadata/unapi'
import { siteDocuments } from '#lib/outline'
import { settings } from '#lib/settings'
import { loaded } from '../_content'
import { downloads } from '../_downloads'
import { ingredientHashes } from '../_ingredients'
import { linkHeaders } from '../_links'

export const dynamic = 'force-dynamic'

/** The list of the site's documents, for what makes an edition; or the editor's report, with status 422. */
export async function GET() {
  const { publication, problems } = await loaded()
  if (!publication) return Response.json({ report: report(problems), problems }, { status: 422 })
  // Begun now, for the PDF takes longest. Of a fault they have, those hear who ask for them.
  downloads(publication).catch(() => undefined)
  const { siteUrl } = settings()
  const records = citationRecords(publication, siteUrl)
  const links = linkHeaders(publication)
  const ingredients = ingredientHashes(publication)
  return Response.json({
    documents: siteDocuments(publication).map(({ path, kind }) => ({
      path,
      kind,
      link: links.get(path),
      ingredients: ingredients.get(path),
    })),
    unapi: { ids: [records.work.item.id], formats: [unapiFormat] },
    report: problems.length > 0 ? report(problems) : undefined,
  })
}
