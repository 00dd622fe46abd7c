/** Values that are kept from one edition to the next: what an edition did not use is forgotten when it ends. */
export class Generations<Value> {
  #last = new Map<string, Value>()
  #now = new Map<string, Value>()

  get(key: string): Value | undefined {
    const value = this.#now.get(key) ?? this.#last.get(key)
    if (value !== undefined) this.#now.set(key, value)
    return value
  }

  set(key: string, value: Value): void {
    this.#now.set(key, value)
  }

  endEdition(): void {
    this.#last = this.#now
    this.#now = new Map()
  }
}
