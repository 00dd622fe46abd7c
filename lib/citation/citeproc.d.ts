declare module 'citeproc' {
  interface System {
    retrieveLocale(language: string): string
    retrieveItem(id: string): object | undefined
  }

  interface Citation {
    readonly id: string
    readonly locator?: string
    readonly label?: string
  }

  class Engine {
    constructor(system: System, style: string, language: string, forceLanguage: boolean)
    setOutputFormat(name: string): void
    updateItems(ids: readonly string[]): void
    /** The entries stand in the second part; `false` where the style has no bibliography. */
    makeBibliography(): readonly [object, readonly string[]] | false
    makeCitationCluster(citations: readonly Citation[]): string
  }

  const CSL: {
    readonly Engine: typeof Engine
    readonly Output: { readonly Formats: Record<string, object> }
  }
  export default CSL
}
