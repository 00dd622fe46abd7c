import type { Fault, FaultKind } from '../edition/fault'
import { Retry } from '../server/retry'
import { type Renderer, RendererFailed } from './renderer'

/** What the preview shows: a state of the content, and what keeps the newest one from being shown. */
export interface PreviewState {
  /** Names the state that pages show; absent before the first good one. */
  readonly version?: string
  /** What is wrong, in French; absent when pages show the content as it is now. */
  readonly report?: string
  /** Whose fault that is: what the machine refused is tried again without a save. */
  readonly fault?: FaultKind
}

/** Follows the content: reads it again when it was saved, or when the machine refused, and tells what came of it. */
export class Following {
  #state: PreviewState = {}
  readonly #renderer: Pick<Renderer, 'read'>
  readonly #onRead: (state: PreviewState, report: string) => void
  readonly #retry = new Retry(() => void this.#refresh())
  #reading: Promise<void> | undefined
  #isOutdated = false

  constructor(renderer: Pick<Renderer, 'read'>, onRead: (state: PreviewState, report: string) => void) {
    this.#renderer = renderer
    this.#onRead = onRead
  }

  get state(): PreviewState {
    return this.#state
  }

  /** The content was saved. It is read once for any number of calls that come while it is read. */
  saved(): Promise<void> {
    this.#retry.reset()
    return this.#refresh()
  }

  /**
   * The process died over a page. It is started again after a pause that grows until the next save: a page that ends the
   * process whenever it is shown would end it again and again.
   */
  died(): void {
    this.#retry.plan()
  }

  close(): void {
    this.#retry.reset()
  }

  #refresh(): Promise<void> {
    this.#isOutdated = true
    this.#reading ??= this.#readUntilCurrent().finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  async #readUntilCurrent(): Promise<void> {
    while (this.#isOutdated) {
      this.#isOutdated = false
      try {
        const { isFaulty, report, version } = await this.#renderer.read()
        this.#tell({ version, ...(isFaulty ? { report, fault: 'content' } : {}) }, report)
      } catch (error) {
        if (!(error instanceof RendererFailed)) throw error
        this.#fail(error.fault)
      }
    }
  }

  #fail({ kind, report }: Fault): void {
    if (kind === 'machine') {
      this.#retry.plan()
      const told = `${report} L’aperçu essaie de nouveau de lui-même.`
      // What pages show stays: nothing says that it is wrong.
      this.#tell({ ...this.#state, report: told, fault: kind }, told)
    } else this.#tell({ report, fault: kind }, report)
  }

  #tell(state: PreviewState, report: string): void {
    this.#state = state
    this.#onRead(state, report)
  }
}
