import type { Message } from '../messages/language.ts'

/** How a target does a construct. */
export type Support = 'native' | 'emulated' | 'refused'

/** Why a target does not do something, for readers. */
export type Refusal = { readonly refused: Message<void> }

/** Something of a plan that a target cannot do without changing rows. */
export interface RefusedConstruct {
  /** Step of the document. */
  readonly step: string
  /** Op or function: `regexp_count`, `window`. */
  readonly what: string
  readonly reason: Message<void>
}

/** What a target made of a plan. */
export interface CompiledTarget {
  readonly files: readonly CompiledFile[]
  readonly refused: readonly RefusedConstruct[]
  readonly warnings: readonly Message<void>[]
}

export interface CompiledFile {
  /** Relative, with `/`. */
  readonly path: string
  readonly text: string
}
