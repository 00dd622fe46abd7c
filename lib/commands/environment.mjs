/**
 * The environment without the settings of the site: what builds or tests must not depend on how this machine serves.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutSettings(
  { PORT, HOST, SITE_URL, CONTENT_DIR, EDITIONS_DIR, MAX_OUTDATED, ...rest } = process.env,
) {
  return rest
}
