export interface Person {
  readonly type: 'person'
  readonly givenName: string
  /** With its particle: « de La Tour ». */
  readonly familyName: string
}

export interface Organization {
  readonly type: 'organization'
  readonly name: string
  /** Used where metadata expects one word for a corporate author (see `citation_author`). */
  readonly acronym?: string
}

export type Author = Person | Organization

/** The authors whom a title page names besides the publisher: none where the publisher is the author. */
export function authorsBesides(publisher: Organization, authors: readonly Author[]): Author[] {
  const isPublisher = (author: Author) =>
    author.type === 'organization' &&
    (author.name === publisher.name || (author.acronym !== undefined && author.acronym === publisher.acronym))
  return authors.filter((author) => !isPublisher(author))
}

/** The author as running text names it: « Jeanne Martin », or the organisation's name. */
export function authorName(author: Author): string {
  return author.type === 'person' ? `${author.givenName} ${author.familyName}` : author.name
}

/** A name with its acronym: « Direction générale de la cohésion sociale (DGCS) ». */
export function fullName({ name, acronym }: Pick<Organization, 'name' | 'acronym'>): string {
  return acronym === undefined ? name : `${name} (${acronym})`
}
