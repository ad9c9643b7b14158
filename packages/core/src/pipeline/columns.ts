import { PlatformError } from '../errors/error.ts'
import type { LogicalType } from '../types/logical.ts'

/** A column of a source or of what a step gives. */
export interface PipelineColumn {
  readonly name: string
  readonly type: LogicalType
  readonly nullable: boolean
}

/** @throws PlatformError `pipeline.column-unknown` with the nearest name */
export function findColumn(id: string, columns: readonly PipelineColumn[], name: string): PipelineColumn {
  const column = columns.find((each) => each.name === name)
  if (column) return column
  const known = columns.map((each) => each.name).join(', ')
  throw new PlatformError('pipeline.column-unknown', { step: id, column: name, known })
}
