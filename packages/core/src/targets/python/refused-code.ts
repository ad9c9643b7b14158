import type { RefusedConstruct } from '../capability.ts'

/** Thrown while a program is written, where its library would give other rows; becomes a refusal of the step. */
export class RefusedCode extends Error {
  readonly what: string
  readonly reason: RefusedConstruct['reason']

  /** @param key names the reason for who reads the code */
  constructor(what: string, key: string, reason: RefusedConstruct['reason']) {
    super(`${what}: ${key}`)
    this.what = what
    this.reason = reason
  }
}
