/**
 * Why the content gives no edition, told to whoever changed it: a French report of what is wrong, where, and what to do.
 * Anything else that is thrown is a fault of the machine or of the program: see `faultOf`.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly report: string

  constructor(report: string) {
    super(report)
    this.report = report
  }
}
