import { DIALECTS } from './dialect-names.ts'

/** Dialects of code: those of the DDL, and that of the engine. */
export const CODE_DIALECTS = [...DIALECTS, 'duckdb'] as const
export type CodeDialect = (typeof CODE_DIALECTS)[number]

/** Of `compile`: what a pipeline became in the code of a target. Nothing is written where something is refused. */
export interface Compiled {
  readonly target: string
  /** Relative paths with `/`. */
  readonly files: readonly string[]
  readonly refused: readonly CompiledRefusal[]
  readonly warnings: readonly string[]
}

export interface CompiledRefusal {
  readonly step: string
  /** Op, function or other part: `regexp_count`, `window`. */
  readonly what: string
  readonly reason: string
}
