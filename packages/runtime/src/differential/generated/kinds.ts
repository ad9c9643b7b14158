import { printName } from '@ai-etl/core/expressions/print'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import type { Columns } from './expressions.ts'
import { KINDS, type Kind } from './forms.ts'
import type { Random } from './random.ts'

/** Names of results whose last digits may differ; nothing is decided by their columns. */
export const MEASURE = /^m_/

/** What a step that is being made can read and write. */
export interface Making {
  readonly random: Random
  /** Relations made so far, sources among them, the newest last. */
  readonly relations: readonly string[]
  columnsOf(relation: string): readonly PipelineColumn[]
  /** An expression over a relation's columns that binds; a column or a literal where none is found. */
  expression(relation: string, kind: Kind, depth?: number): string
  /** A new name. */
  name(): string
}

/** Columns that decide something, by kind; those that only measure are left out. */
export function byKind(columns: readonly PipelineColumn[]): Columns {
  const found: Partial<Record<Kind, string[]>> = {}
  for (const { name, type } of columns) {
    const kind = kindOf(type)
    if (kind !== undefined && !MEASURE.test(name)) (found[kind] ??= []).push(printName(name))
  }
  return found
}

/** The kind of a type's values; undefined for types that generated expressions do not read. */
export function kindOf(type: PipelineColumn['type']): Kind | undefined {
  switch (type.kind) {
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
      return 'int'
    case 'float64':
      return 'float'
    case 'string':
      return 'text'
    case 'list':
      return type.element.kind === 'string' ? 'texts' : type.element.kind === 'int64' ? 'numbers' : undefined
    default:
      return KINDS.find((kind) => kind === type.kind)
  }
}
