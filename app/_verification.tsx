import { currentVersion, type Publication } from '#lib/publication'
import { contentHash } from './_content'
import { downloads } from './_downloads'
import { Verification } from './_views/verification'

/** What tells a right copy of this edition from another; the files are made for it. */
export async function VerificationOf({ publication }: { readonly publication: Publication }) {
  return (
    <Verification
      version={currentVersion(publication)}
      contentHash={contentHash()}
      downloads={await downloads(publication)}
    />
  )
}
