import { type Renderer, RendererDied } from './renderer'

/** What the preview shows: a state of the content, and what is to be mended in the newest one. */
export interface PreviewState {
  /** Names the state that pages show; absent before the first good one. */
  readonly version?: string
  /** What is wrong with the content as it is now, in French; absent when pages show it. */
  readonly report?: string
}

/** Follows the content: reads it again when told to, and tells what came of it. */
export class Following {
  #state: PreviewState = {}
  readonly #renderer: Pick<Renderer, 'read'>
  readonly #onRead: (state: PreviewState, report: string) => void
  #reading: Promise<void> | undefined
  #isOutdated = false

  constructor(renderer: Pick<Renderer, 'read'>, onRead: (state: PreviewState, report: string) => void) {
    this.#renderer = renderer
    this.#onRead = onRead
  }

  get state(): PreviewState {
    return this.#state
  }

  /** Reads the content, once for any number of calls that come while it is read. */
  refresh(): Promise<void> {
    this.#isOutdated = true
    this.#reading ??= this.#readUntilCurrent().finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  async #readUntilCurrent(): Promise<void> {
    do {
      this.#isOutdated = false
      try {
        const { isFaulty, report, version } = await this.#renderer.read()
        this.#state = { version, ...(isFaulty ? { report } : {}) }
        this.#onRead(this.#state, report)
      } catch (error) {
        if (!(error instanceof RendererDied)) throw error
        this.#state = { report: deathReport }
        this.#onRead(this.#state, deathReport)
      }
    } while (this.#isOutdated)
  }
}

/** Said when the process that renders ended over the content. */
export const deathReport =
  'L’aperçu s’est arrêté en lisant le contenu. Un texte est sans doute trop long ou trop imbriqué : revoir le dernier fichier modifié, puis l’enregistrer de nouveau.'
