import type { Language, Message } from '../../messages/language.ts'
import type { Given } from '../../messages/phrase.ts'
import { sayAll } from '../../messages/phrase.ts'
import { placementReasons } from '../../messages/placement.ts'

/** Why something runs where it does, to be said in the reader's language. */
export interface Reason {
  readonly key: keyof typeof placementReasons
  readonly say: Message<void>
}

/** A reason of the catalogue. */
export function because<K extends keyof typeof placementReasons>(
  key: K,
  params: Given<Parameters<(typeof placementReasons)[K]['en']>[0]>,
): Reason {
  // The entry of the key takes exactly these parameters; TypeScript cannot follow it through the index.
  const { en, ru } = placementReasons[key] as Message<object>
  const said = (lang: Language) => sayAll(params ?? {}, lang)
  return { key, say: { en: () => en(said('en')), ru: () => ru(said('ru')) } }
}
