import { RefusedCode } from '../python/refused-code.ts'
import { REFUSALS, type RefusalKey } from './refusals.ts'

/** Thrown while a plan is written, where pandas would give other rows; becomes a refusal of the step. */
export class Refused extends RefusedCode {
  constructor(what: string, reason: RefusalKey) {
    super(what, reason, REFUSALS[reason])
  }
}
