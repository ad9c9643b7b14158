import type { Context } from '@ai-etl/core/contracts/context'
import type { FieldProfile } from '@ai-etl/core/documents/profile'
import type { ColumnSketch } from '@ai-etl/core/profile/column-sketch'
import { sketchColumn } from '@ai-etl/core/profile/column-sketch'
import { mergeColumns } from '@ai-etl/core/profile/merge'
import { profileField } from '@ai-etl/core/profile/profile-field'
import { shiftLines } from '@ai-etl/core/profile/shift-lines'
import type { ColumnSnapshot } from '@ai-etl/core/profile/snapshot'
import type { LogicalType } from '@ai-etl/core/types/logical'

/** Columns whose scans are to become profiles of fields. */
export interface FieldsInput {
  readonly columns: readonly FieldsColumn[]
  readonly showPersonal: boolean
  /** Paths of the source's files, where there are several. */
  readonly files?: readonly string[]
}

export interface FieldsColumn {
  readonly table: number
  readonly column: number
  readonly name: string
  readonly path: string
  readonly declared?: LogicalType
  readonly declaredNullable?: boolean
  /** Rows of the table. */
  readonly rows: number
  readonly parts: readonly ColumnPart[]
}

export interface ColumnPart {
  readonly column: ColumnSnapshot
  /** Lines of the file before the part, where its own were counted from its beginning; else 0. */
  readonly linesBefore: number
}

export interface FieldResult {
  readonly table: number
  readonly column: number
  readonly field: FieldProfile
  readonly sketch: ColumnSketch
}

/**
 * Worker job: joins the parts of each column and states what is known of it.
 * @public loaded by its path
 */
export async function job(input: FieldsInput, context: Context): Promise<readonly FieldResult[]> {
  const results: FieldResult[] = []
  for (const { table, column, parts, ...field } of input.columns) {
    context.signal.throwIfAborted()
    const merged = mergeColumns(parts.map((part) => shiftLines(part.column, part.linesBefore)))
    const options = { lang: context.lang, showPersonal: input.showPersonal, now: Date.now() / 1000 }
    results.push({
      table,
      column,
      field: profileField({ ...field, column: merged, files: input.files }, options),
      sketch: sketchColumn(merged),
    })
  }
  return results
}
