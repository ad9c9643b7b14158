import type { Language, Message } from '@ai-etl/core/messages/language'

// The parameter type stands on both sides of a function type, so no narrower bound than `never` takes every message.
type Catalogue = Readonly<Record<string, Message<never>>>

/** A catalogue said in one language: its messages as functions, without an argument where they take none. */
export type Texts<C extends Catalogue> = {
  readonly [K in keyof C]: C[K] extends Message<infer P>
    ? keyof P extends never
      ? () => string
      : (params: P) => string
    : never
}

/** Says a catalogue of packages/core/src/messages/web in a language. */
export function textsIn<const C extends Catalogue>(catalogue: C, lang: Language): Texts<C> {
  const said = Object.entries(catalogue).map(([key, message]) => [
    key,
    (params: object = {}) => message[lang](params as never),
  ])
  // The entries are those of the catalogue, each with its own parameters.
  return Object.fromEntries(said) as Texts<C>
}
