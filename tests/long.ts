/**
 * Whether everything is tested, as `.ci/run` does by `npm test -- --long`, or what two cores do in six minutes. Only the
 * long form has
 *
 * - in `tests/system/`: all bad edits and readers of `resilience`, with the choice of an edition; an
 *   edition after each single edit in `reuse`; what checkouts, renames and deletions bring in `live-publishing`;
 * - the checkers that run in Java: veraPDF, epubcheck, Nu;
 * - in `tests/e2e/`: the static export behind nginx, and the pages that are not the first of their kind, for axe,
 *   html-validate and the keyboard.
 */
export const isLong = process.env.LONG_TESTS === '1'

/** What is missing where a test belongs to the long form. */
export const shortForm = 'la forme longue, « npm test -- --long »'
