import type { RefusedConstruct } from '../capability.ts'
import { REFUSALS, type RefusalKey } from './refusals.ts'

/** Thrown while a plan is written, where pandas would give other rows; becomes a refusal of the step. */
export class Refused extends Error {
  readonly what: string
  readonly reason: RefusedConstruct['reason']

  constructor(what: string, reason: RefusalKey) {
    super(`${what}: ${reason}`)
    this.what = what
    this.reason = REFUSALS[reason]
  }
}
