import type { Language, Message } from './language.ts'
import { addressPhrases } from './phrases/address.ts'
import { clickhousePhrases } from './phrases/clickhouse.ts'
import { csvPhrases } from './phrases/csv.ts'
import { editPhrases } from './phrases/edit.ts'
import { expressionPhrases } from './phrases/expressions.ts'
import { factPhrases } from './phrases/facts.ts'
import { failurePhrases } from './phrases/failures.ts'
import { filePhrases } from './phrases/files.ts'
import { generalPhrases } from './phrases/general.ts'
import { jsonPhrases } from './phrases/json.ts'
import { loadPhrases } from './phrases/load.ts'
import { optionPhrases } from './phrases/options.ts'
import { postgresqlPhrases } from './phrases/postgresql.ts'
import { runNotePhrases } from './phrases/run-notes.ts'
import { selectPhrases } from './phrases/select.ts'
import { serverPhrases } from './phrases/servers.ts'
import { tableChangePhrases } from './phrases/table-changes.ts'
import { usagePhrases } from './phrases/usage.ts'
import { valuePhrases } from './phrases/values.ts'
import { xmlPhrases } from './phrases/xml.ts'

/** Reasons and details that stand within errors and beside rejected rows, by key. */
export const PHRASES = {
  ...generalPhrases,
  ...addressPhrases,
  ...usagePhrases,
  ...optionPhrases,
  ...editPhrases,
  ...expressionPhrases,
  ...factPhrases,
  ...filePhrases,
  ...csvPhrases,
  ...jsonPhrases,
  ...xmlPhrases,
  ...valuePhrases,
  ...loadPhrases,
  ...runNotePhrases,
  ...tableChangePhrases,
  ...selectPhrases,
  ...serverPhrases,
  ...postgresqlPhrases,
  ...clickhousePhrases,
  ...failurePhrases,
}

export type PhraseKey = keyof typeof PHRASES
type Params<K extends PhraseKey> = (typeof PHRASES)[K] extends Message<infer P> ? P : never

/**
 * A text of the catalogue with its parameters, not yet said in any language. It is plain data: it crosses threads and
 * lies in files, and whoever shows it says it in the reader's language.
 */
export interface Phrase {
  readonly phrase: PhraseKey
  readonly params: Readonly<Record<string, string | number | Phrase>>
}

/** Marks the texts of a message's parameters that are prose: they are given as a Phrase, never as a bare string. */
export type Prose = string & { readonly [PROSE]: true }
declare const PROSE: unique symbol

/** What is given for the parameters of a message: phrases where it takes prose. */
export type Given<P> = { readonly [K in keyof P]: P[K] extends Prose ? Phrase : P[K] }

/** @param params of the message; none where it has none */
export function phrase<K extends PhraseKey>(
  key: K,
  ...[params]: keyof Params<K> extends never ? [] : [params: Given<Params<K>>]
): Phrase {
  // The constraint on entries: their parameters are texts, numbers and phrases.
  return { phrase: key, params: (params ?? {}) as Phrase['params'] }
}

/** What a server, a library or the user said, in the words it was said in. */
export function quoted(text: string): Phrase {
  return phrase('quoted', { text })
}

/** Several phrases one behind the other, in one. @throws RangeError without any */
export function together(phrases: readonly Phrase[], as: 'clauses' | 'sentences'): Phrase {
  return phrases.reduce((first, next) => phrase(as, { first, next }))
}

/** A phrase as it was kept, by this version or another: null where it says something that is not known here. */
export function keptPhrase(value: unknown): Phrase | null {
  if (!isPhrase(value) || !Object.hasOwn(PHRASES, value.phrase)) return null
  const inner = Object.values(value.params).filter(isPhrase)
  return inner.every((one) => keptPhrase(one) !== null) ? value : null
}

/** Says a phrase in the reader's language. */
export function say({ phrase: key, params }: Phrase, lang: Language): string {
  // The entry of the key takes exactly these parameters: `phrase` saw to that; TypeScript cannot follow it through the index.
  const text = PHRASES[key][lang] as (params: Record<string, unknown>) => string
  return text(sayAll(params, lang))
}

/** Parameters with their phrases said. */
export function sayAll(params: object, lang: Language): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]: [string, unknown]) => [
      name,
      isPhrase(value) ? say(value, lang) : value,
    ]),
  )
}

/** Keys of phrases that take no parameters may stand where a library has room for a text only. */
export function isPhraseKey(text: string): text is PlainKey {
  return text in PHRASES
}
type PlainKey = { [K in PhraseKey]: keyof Params<K> extends never ? K : never }[PhraseKey]

function isPhrase(value: unknown): value is Phrase {
  return typeof value === 'object' && value !== null && 'phrase' in value && 'params' in value
}
