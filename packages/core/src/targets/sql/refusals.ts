import { targetReasons } from '../../messages/targets.ts'
import type { Refusal } from '../capability.ts'

/** A refusal with one of the catalogue's reasons. */
export function refuse(reason: keyof typeof targetReasons): Refusal {
  return { refused: targetReasons[reason] }
}
