import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Fault, faultOf } from '../edition/fault'
import { DamagedEdition } from '../edition/integrity'
import type { Made } from '../edition/make-edition'
import { dropDamaged, hashInService, listEditions, type Site } from '../edition/site-editions'
import { takeOverEditions } from '../edition/take-over'
import type { EditionState } from './edition-state'
import { type LoadedEdition, openEdition } from './loaded-edition'
import type { Log } from './log'
import { Retry } from './retry'
import type { RunningServer } from './server'
import { watchContent } from './watch'

/** Where editions come from, and who hears of them. */
export interface Followed {
  readonly site: Site
  /** Makes the edition of the content as it is now. */
  readonly make: () => Promise<Made>
  /** The key of that edition. */
  readonly key: () => Promise<string>
  readonly state: EditionState
  readonly log: Log
  /** Aborted when the server is to end. */
  readonly stop: AbortSignal
}

/** Milliseconds between two looks at which edition is in service: `npm run editions -- use` works within a second. */
const round = 300

/**
 * Keeps a server on the right edition: makes a new one when the content changes, takes over the one that another process
 * chose or made, leaves one that is found damaged, and tries again by itself what failed for no fault of the content. Whatever fails, the
 * last good edition stays in service.
 */
export class EditionFollower {
  readonly #followed: Followed
  readonly #retry = new Retry(() => this.#again())
  /** What is to be done when the next try is due. */
  #again: () => void = () => {}
  /** Editions that were found damaged and were not made again since. */
  readonly #damaged = new Set<string>()
  #server: RunningServer | undefined
  /** Whether the edition that is served, there being no other, is one of these, and to be opened again once it is whole. */
  #isServingDamaged = false
  #making: Promise<void> | undefined
  #isOutdated = false
  /** The fault that is tried again, and the warnings, last told: once, and not at each try or save. */
  #told: { fault?: string; warnings?: string } = {}

  constructor(followed: Followed) {
    this.#followed = followed
  }

  /**
   * The edition to begin with: the newest intact one of the site, else that of the content. What the machine refuses is
   * tried again until it works: whoever looks after services starts one that ends so a few times only, and would leave
   * the site down when the disk is there again. Nothing when the content is refused, or when the server is to end.
   */
  async first(): Promise<LoadedEdition | undefined> {
    const { stop } = this.#followed
    stop.addEventListener('abort', () => this.#again(), { once: true })
    while (!stop.aborted) {
      const found = await this.#tryFirst().catch(faultOf)
      if ('hash' in found) return found
      if (stop.aborted) break
      this.#fail(found)
      if (found.kind !== 'machine') break
      await this.#pause()
    }
    this.#retry.reset()
    return undefined
  }

  async #tryFirst(): Promise<LoadedEdition | Fault> {
    const { site, state, log } = this.#followed
    await takeOverEditions(site).catch((error: unknown) => this.#warn(error))
    const found = await this.#newestIntact()
    if (found) return found
    state.begin()
    if (this.#told.fault === undefined) log.info('edition.composing', 'Composition de l’édition…')
    const made = await this.#make()
    if (made.status === 'refused') return made
    const edition = await this.#load(made.edition.hash)
    this.#succeed(made.warnings)
    return edition
  }

  /** Until the next try is due, or the server is to end. */
  #pause(): Promise<void> {
    return new Promise((resolve) => {
      this.#again = resolve
    })
  }

  /** Keeps this server, which serves the first edition, on the right one from now on. */
  async follow(server: RunningServer): Promise<void> {
    const { site, log, stop } = this.#followed
    this.#server = server
    this.#again = () => this.#refresh()
    const onChange = () => {
      this.#retry.reset()
      this.#refresh()
    }
    const watch = await watchContent(site.contentDir, { onChange, log })
    const key = await this.#followed.key().catch((error: unknown) => this.#fail(faultOf(error)))
    await this.#replaceDamaged()
    if (!this.#retry.isPlanned && (key !== server.edition.key || this.#followed.state.isDegraded)) {
      this.#refresh()
    }
    while (await delay(round, true, { signal: stop }).catch(() => false)) {
      if (!this.#making) await this.#takeOver()
    }
    await watch.close()
    this.#retry.reset()
    await this.#making
  }

  /** Makes the edition of the content as it is now, once for any number of calls that come while one is made. */
  #refresh(): void {
    if (this.#followed.stop.aborted) return
    this.#isOutdated = true
    this.#making ??= this.#makeUntilCurrent().finally(() => {
      this.#making = undefined
    })
  }

  async #makeUntilCurrent(): Promise<void> {
    const { state, stop } = this.#followed
    while (this.#isOutdated && !stop.aborted) {
      this.#isOutdated = false
      state.begin()
      const made = await this.#make()
      if (stop.aborted) return
      if (made.status === 'refused') this.#fail(made)
      else if (await this.#takeOver()) this.#succeed(made.warnings)
    }
  }

  async #make(): Promise<Made> {
    const made = await this.#followed
      .make()
      .catch((error: unknown): Made => ({ status: 'refused', ...faultOf(error) }))
    if (made.status !== 'refused') this.#damaged.delete(made.edition.hash)
    return made
  }

  #use(edition: LoadedEdition): void {
    const { hash } = edition
    this.#server?.use(edition)
    this.#isServingDamaged = false
    this.#followed.log.info('edition.served', `Édition ${hash} en service.`, { edition: hash })
  }

  /** Serves the edition in service, if it is another. Tells whether that could be done. */
  async #takeOver(): Promise<boolean> {
    const { site } = this.#followed
    try {
      const hash = await hashInService(site)
      if (hash === undefined || this.#damaged.has(hash)) return true
      if (hash !== this.#server?.edition.hash || this.#isServingDamaged) this.#use(await this.#load(hash))
      return true
    } catch (error) {
      // Another look at the same fault is no other fault.
      if (!this.#retry.isPlanned) this.#fail(faultOf(error))
      return false
    }
  }

  /** The newest edition that can be served, the one in service first. Damaged ones are set aside on the way. */
  async #newestIntact(): Promise<LoadedEdition | undefined> {
    const { site, state } = this.#followed
    const current = await hashInService(site)
    const others = (await listEditions(site)).map(({ hash }) => hash).filter((hash) => hash !== current)
    let unseen: unknown
    for (const hash of current === undefined ? others : [current, ...others]) {
      if (this.#damaged.has(hash)) continue
      try {
        const edition = await this.#load(hash)
        if (hash !== (current ?? hash)) state.fallBack()
        return edition
      } catch (error) {
        if (!(error instanceof DamagedEdition)) unseen ??= error
      }
    }
    if (unseen !== undefined) throw unseen
    return undefined
  }

  /** Opens an edition for serving, with the hashed assets of the other kept ones. Throws `DamagedEdition`. */
  async #load(hash: string): Promise<LoadedEdition> {
    const { site, log } = this.#followed
    const kept = (await listEditions(site)).filter((edition) => edition.hash !== hash)
    try {
      return await openEdition(join(site.editionsDir, hash), {
        kept: kept.map((edition) => join(site.editionsDir, edition.hash)),
        unreadable: (error) => log.warn('edition.unreadable', error.message),
        damaged: (of, error) => void this.#leave(of, error),
      })
    } catch (error) {
      if (error instanceof DamagedEdition) await this.#setAside(hash, error)
      throw error
    }
  }

  /** A large file of an edition that was opened is found damaged. */
  async #leave(hash: string, error: DamagedEdition): Promise<void> {
    if (this.#damaged.has(hash)) return
    await this.#setAside(hash, error)
    await this.#replaceDamaged()
  }

  /** Serves another edition where the one that is served was found damaged, and has it made again. */
  async #replaceDamaged(): Promise<void> {
    const { state } = this.#followed
    const server = this.#server
    if (!server || !this.#damaged.has(server.edition.hash)) return
    state.fallBack()
    // Where there is no other, what is whole of this one stays: it is in memory.
    const other = await this.#newestIntact().catch((error: unknown) => this.#warn(error))
    if (other) this.#use(other)
    else this.#isServingDamaged = true
    this.#refresh()
  }

  async #setAside(hash: string, error: DamagedEdition): Promise<void> {
    const { site, log } = this.#followed
    this.#damaged.add(hash)
    log.error('edition.damaged', `L’édition ${hash} est abîmée et mise de côté. ${error.message}`, {
      edition: hash,
    })
    await dropDamaged(site, hash).catch((error: unknown) => this.#warn(error))
  }

  #fail(fault: Fault): void {
    const { log, state } = this.#followed
    const isContent = fault.kind === 'content'
    state.fail(fault, isContent ? undefined : this.#retry.plan())
    if (!isContent && fault.report === this.#told.fault) return
    this.#told.fault = isContent ? undefined : fault.report
    const stays = this.#server ? 'La dernière bonne édition reste en service.\n\n' : ''
    const again = isContent ? '' : ' Le serveur essaie de nouveau de lui-même.'
    log.error(isContent ? 'content.refused' : `${fault.kind}.fault`, `${stays}${fault.report}${again}`)
  }

  #succeed(warnings: string | undefined): void {
    const { log, state } = this.#followed
    if (this.#told.fault !== undefined) log.info('fault.over', 'La panne est passée ; l’édition est à jour.')
    this.#told.fault = undefined
    this.#retry.reset()
    state.succeed()
    if (warnings === undefined || warnings === this.#told.warnings) return
    this.#told.warnings = warnings
    log.warn('content.warned', `Le contenu est publié, avec des avertissements.\n\n${warnings}`)
  }

  #warn(error: unknown): undefined {
    this.#followed.log.warn('machine.fault', faultOf(error).report)
  }
}
