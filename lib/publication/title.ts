/** A title as a cover sets it: its main words large, what introduces or explains them smaller. */
export interface TitleParts {
  /** « Recherche action » before « Les villes et le lien social » in quotation marks. */
  readonly before?: string
  readonly main: string
  /** What follows a colon. */
  readonly after?: string
}

/** The parts of a title; put together again with spaces they are the title, character for character. */
export function titleParts(title: string): TitleParts {
  const quoted = /^(?<before>[^«»]+) (?<main>«[^«»]+»)$/u.exec(title)?.groups
  if (quoted?.before && quoted.main) return { before: quoted.before, main: quoted.main }
  const explained = /^(?<main>.+?[\u00A0\u202F]:) (?<after>.+)$/u.exec(title)?.groups
  if (explained?.main && explained.after) return { main: explained.main, after: explained.after }
  return { main: title }
}
