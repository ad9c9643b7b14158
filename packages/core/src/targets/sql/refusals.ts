import { targetReasons } from '../../messages/targets.ts'
import type { Refusal } from '../capability.ts'

/** A refusal with one of the catalogue's reasons. */
export function refuse(reason: keyof typeof targetReasons): Refusal {
  return { refused: targetReasons[reason] }
}

/** Refuses each of these names, for tables that state them by reason rather than one by one. */
export function refuseAll<N extends string>(
  names: readonly N[],
  reason: keyof typeof targetReasons,
): Readonly<Record<N, Refusal>> {
  const refusal = refuse(reason)
  // Every name of the list is a key of the record: so the record is whole.
  return Object.fromEntries(names.map((name) => [name, refusal])) as Record<N, Refusal>
}
