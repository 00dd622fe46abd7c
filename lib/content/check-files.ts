import { requiredPages } from '../addresses'
import { type Problem, startOf } from './problem'
import { type ContentFolder, publicationFile, slugsIn } from './read-folder'

/** Checks that the files without which there is no site are there; one that is there under a wrong name is told elsewhere. */
export function checkFiles(folder: ContentFolder): Problem[] {
  const missing = (file: string, message: string): Problem => ({
    ...startOf(file),
    rule: 'fichier-absent',
    message,
  })
  const pages = slugsIn(folder, 'pages')
  return [
    ...(folder.files.some((file) => /^publication(?:\.[^/]*)?$/i.test(file))
      ? []
      : [
          missing(
            publicationFile,
            `Le fichier « ${publicationFile} » manque. Le créer, ou lui rendre son nom : il porte le titre, la date et la présentation.`,
          ),
        ]),
    ...requiredPages
      .filter((slug) => !pages.includes(slug))
      .map((slug) =>
        missing(
          `pages/${slug}.md`,
          `La page « pages/${slug}.md » manque. La créer, ou lui rendre son nom : le site d’une publication doit l’avoir.`,
        ),
      ),
  ]
}
