import type { Message } from '../../messages/language.ts'
import { placementReasons } from '../../messages/placement.ts'

/** Why something runs where it does, to be said in the reader's language. */
export interface Reason {
  readonly key: keyof typeof placementReasons
  readonly say: Message<void>
}

/** A reason of the catalogue. */
export function because<K extends keyof typeof placementReasons>(
  key: K,
  params: Parameters<(typeof placementReasons)[K]['en']>[0],
): Reason {
  // The entry of the key takes exactly these parameters; TypeScript cannot follow it through the index.
  const { en, ru } = placementReasons[key] as Message<typeof params>
  return { key, say: { en: () => en(params), ru: () => ru(params) } }
}
