import { type FSWatcher, watch } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from './log'
import { isPassing, type Survey, survey } from './survey'

export interface WatchOptions {
  /** Called once for a burst of changes. It is not waited for: a call may come while the last one still works. */
  readonly onChange: () => void
  readonly log: Log
  /** How long nothing must have changed before the call, in milliseconds. */
  readonly quiet?: number
  /** How often everything is looked at again, in milliseconds. */
  readonly round?: number
}

export interface ContentWatch {
  /** Resolves when nothing is watched any more; `onChange` is not called after that. */
  close(): Promise<void>
}

/**
 * Watches `root` and all below it, also when it is deleted and made again. Resolves once the watch has begun.
 *
 * Each folder is watched by itself: the recursive mode of Node 20 goes blind after the first save by rename. And since
 * the system's messages do not reach everywhere (network and container mounts, a root that is a link set to another
 * release, no watch left to give), every folder is also looked at in a slow round; for 1 000 files that takes some
 * 50 ms of processor time.
 */
export async function watchContent(root: string, options: WatchOptions): Promise<ContentWatch> {
  const watch = new Watch(root, options)
  await watch.begin()
  return watch
}

class Watch implements ContentWatch {
  readonly #root: string
  readonly #options: Required<WatchOptions>
  readonly #watchers = new Map<string, { readonly identity: string; readonly watcher: FSWatcher }>()
  readonly #closing = new AbortController()
  #fingerprint = ''
  #timer: NodeJS.Timeout | undefined
  #rounds = Promise.resolve()
  readonly #complaints = new Set<string>()

  constructor(root: string, options: WatchOptions) {
    this.#root = root
    this.#options = { quiet: 50, round: 2_000, ...options }
  }

  async begin(): Promise<void> {
    const { folders, fingerprint } = await survey(this.#root)
    this.#fingerprint = fingerprint
    this.#follow(folders)
    this.#rounds = this.#makeRounds()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    clearTimeout(this.#timer)
    for (const folder of [...this.#watchers.keys()]) this.#unwatch(folder)
    await this.#rounds
  }

  /** Calls back once it has been quiet; and, if given what the last round saw, once that no longer changes. */
  #waitForQuiet(seen?: string): void {
    if (this.#closing.signal.aborted) return
    clearTimeout(this.#timer)
    const timer = setTimeout(async () => {
      const now = await survey(this.#root)
      // A later change has begun another wait, which will call back for this one too.
      if (this.#timer !== timer || this.#closing.signal.aborted) return
      this.#timer = undefined
      // A folder may have been filled before it was watched.
      const isGrown = this.#follow(now.folders)
      if (isGrown || (seen !== undefined && seen !== now.fingerprint)) {
        this.#waitForQuiet(now.fingerprint)
      } else {
        this.#fingerprint = now.fingerprint
        this.#options.onChange()
      }
    }, this.#options.quiet)
    this.#timer = timer
  }

  async #makeRounds(): Promise<void> {
    const { signal } = this.#closing
    while (await pause(this.#options.round, signal)) {
      const now = await survey(this.#root)
      if (this.#timer || signal.aborted) continue
      this.#follow(now.folders)
      if (now.fingerprint !== this.#fingerprint) this.#waitForQuiet(now.fingerprint)
    }
  }

  /** Watches exactly these folders. Tells whether one of them is new. */
  #follow(folders: Survey['folders']): boolean {
    for (const [folder, { identity }] of [...this.#watchers]) {
      if (folders.get(folder) !== identity) this.#unwatch(folder)
    }
    const added = [...folders].filter(([folder]) => !this.#watchers.has(folder))
    return added.filter(([folder, identity]) => this.#watch(folder, identity)).length > 0
  }

  #watch(folder: string, identity: string): boolean {
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null || !isPassing(name)) this.#waitForQuiet()
      })
      watcher.on('error', () => this.#unwatch(folder))
      this.#watchers.set(folder, { identity, watcher })
      return true
    } catch (error) {
      this.#complain(
        `Le système ne surveille pas ${folder} (${messageOf(error)}). Les changements y sont vus toutes les ${this.#options.round / 1_000} s.`,
      )
      return false
    }
  }

  #unwatch(folder: string): void {
    this.#watchers.get(folder)?.watcher.close()
    this.#watchers.delete(folder)
  }

  /** Each complaint once, not at every round. */
  #complain(message: string): void {
    if (!this.#complaints.has(message)) this.#options.log.warn('watch.impaired', message)
    this.#complaints.add(message)
  }
}

/** Whether the pause went by without being broken off. */
function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return delay(milliseconds, true, { signal }).catch(() => false)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
