import { isAbsolute, join } from 'node:path'

/**
 * The settings of the contract, read from the environment each time they are asked for:
 * one process may compose editions of several snapshots.
 */
export interface Settings {
  readonly port: number
  readonly host: string
  /** Address of the public site, without a final slash: `https://lien-social.example`, `https://org.example/depot`. */
  readonly siteUrl: string
  /** Absolute path. */
  readonly contentDir: string
  /** Absolute path. */
  readonly editionsDir: string
  /**
   * Milliseconds for which an edition may be served after a newer one should have been, before `/health/ready` says that
   * readers are better sent elsewhere; absent when there is no such limit.
   */
  readonly maxOutdated?: number
}

/** A setting that cannot be used. Its message is French and says what to write. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

/** The settings in force; relative folders are taken from the working directory. Throws `SettingError`. */
export function settings(env: Record<string, string | undefined> = process.env): Settings {
  const port = parsePort(env.PORT || '3000')
  return {
    port,
    host: env.HOST || '127.0.0.1',
    siteUrl: parseSiteUrl(env.SITE_URL || `http://localhost:${port}`),
    contentDir: absolute(env.CONTENT_DIR || 'content'),
    editionsDir: absolute(env.EDITIONS_DIR || '.editions'),
    ...(env.MAX_OUTDATED ? { maxOutdated: parseSeconds(env.MAX_OUTDATED) } : {}),
  }
}

function parsePort(value: string): number {
  const port = Number(value)
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port
  throw new SettingError(`PORT vaut « ${value} ». Écrire un numéro de port, par exemple PORT=8080.`)
}

function parseSeconds(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value) * 1_000
  throw new SettingError(
    `MAX_OUTDATED vaut « ${value} ». Écrire un nombre de secondes, par exemple MAX_OUTDATED=600, ou ne rien écrire.`,
  )
}

function parseSiteUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const path = url?.pathname.replace(/\/$/, '') ?? ''
  // Signs that stand for themselves in an address, a file name and a pattern: each server reads them alike.
  const isSite = url && /^https?:$/.test(url.protocol) && /^(?:\/[\w.~-]+)*$/.test(path)
  if (isSite && !url.search && !url.hash && !url.username && !url.password) return `${url.origin}${path}`
  throw new SettingError(
    `SITE_URL vaut « ${value} ». Écrire l'adresse publique du site, par exemple SITE_URL=https://exemple.fr ou SITE_URL=https://exemple.fr/rapport.`,
  )
}

function absolute(path: string): string {
  // The bundler of the app would otherwise take the working directory for a folder to trace and ship.
  return isAbsolute(path) ? path : join(/* turbopackIgnore: true */ process.cwd(), path)
}
