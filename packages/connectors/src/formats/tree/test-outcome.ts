import { PlatformError } from '@ai-etl/core/errors/error'
import type { FileFormat } from '../../files/format.ts'
import { datasetOf, type ReadRow, readAll } from './test-input.ts'

/**
 * What comes out of an input, a line a row and a reject, for tables of cases:
 * `data a="1" b=null`, `data__k ^0 #1 value="x"` (child of row 0 of its parent, position 1),
 * `reject json.syntax line 1 byte 9`, or `error CODE` when the input cannot be opened.
 */
export async function outcome(
  format: FileFormat,
  contents: string | Buffer,
  options: { fragment?: string; chunk?: number } = {},
): Promise<string[]> {
  try {
    const { source, tables, rejects } = await readAll(format, datasetOf(contents, options))
    const rowOfId = new Map<string, number>()
    for (const rows of Object.values(tables)) {
      rows.forEach((row, index) => {
        if (row.values._id) rowOfId.set(row.values._id, index)
      })
    }
    const nested = source.tables.length > 1
    const rows = source.tables.flatMap(({ name }) => tables[name].map((row) => show(name, row, rowOfId, nested)))
    return [...rows, ...rejects.map(({ rule, line, byte }) => `reject ${rule} line ${line} byte ${byte}`)]
  } catch (error) {
    if (error instanceof PlatformError) return [`error ${error.code}`]
    throw error
  }
}

function show(table: string, row: ReadRow, rowOfId: ReadonlyMap<string, number>, nested: boolean): string {
  const parts = Object.entries(row.values).flatMap(([name, value]) => {
    if (nested && name === '_id') return []
    if (nested && name === '_parent_id') return [`^${rowOfId.get(value ?? '')}`]
    if (nested && name === '_position') return [`#${value}`]
    return [`${name}=${JSON.stringify(value)}`]
  })
  return [table, ...parts].join(' ')
}
