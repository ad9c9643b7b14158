import type { FieldProfile } from '@ai-etl/core/documents/profile'
import type { ColumnSketch } from '@ai-etl/core/profile/column-sketch'
import { transferables } from '@ai-etl/core/profile/memory'
import type { TableSnapshot } from '@ai-etl/core/profile/snapshot'
import type { Crew } from '../worker/crew.ts'
import { JOBS } from './crew.ts'
import type { ColumnPart, FieldResult, FieldsColumn, FieldsInput } from './fields-job.ts'
import type { Live, ProfileOptions } from './profile.ts'
import type { DatasetScan } from './scan.ts'

/** The fields of one table; null for columns that the platform made. */
export interface TableFields {
  readonly rows: number
  /** The row sample holds every `stride`-th row. */
  readonly stride: number
  readonly fields: readonly (FieldProfile | null)[]
  readonly sketches: readonly (ColumnSketch | null)[]
}

/** States what is known of each field, the columns shared out among the members of a crew. */
export async function fieldsOf(
  scan: DatasetScan,
  crew: Crew,
  options: ProfileOptions,
  live: Live,
): Promise<readonly TableFields[]> {
  const strides = scan.source.tables.map((_, table) => Math.max(...scan.parts.map((part) => part[table].stride)))
  const columns = scan.source.tables.flatMap((_, table) => columnsOf(scan, table, strides[table]))
  const paths = scan.source.files.map((file) => file.path)
  const files = paths.length > 1 ? paths : undefined
  const waiting = columns.toSorted((a, b) => sizeOf(b) - sizeOf(a))
  let done = 0
  // The largest first, and each time to the member that has done with the last ones: both end together.
  const work = async (member: number) => {
    const found: FieldResult[] = []
    while (waiting.length > 0) {
      const share = takeShare(waiting)
      const input = { columns: share, showPersonal: options.showPersonal ?? false, files }
      const quiet = { signal: live.signal, progress: () => undefined }
      const job = crew.run<FieldsInput, readonly FieldResult[]>(member, JOBS.fields, input, quiet, transferables(share))
      found.push(...(await job))
      done += share.length
      live.progress({ stage: 'fields', done, total: columns.length, unit: 'steps' })
    }
    return found
  }
  const results = await Promise.all(Array.from({ length: crew.size }, (_, member) => work(member)))
  const found = results.flat()
  return scan.source.tables.map((table, index) => {
    const byColumn = new Map(found.filter((one) => one.table === index).map((one) => [one.column, one]))
    return {
      rows: rowsOf(scan, index),
      stride: strides[index],
      fields: table.columns.map((_, column) => byColumn.get(column)?.field ?? null),
      sketches: table.columns.map((_, column) => byColumn.get(column)?.sketch ?? null),
    }
  })
}

function rowsOf(scan: DatasetScan, table: number): number {
  return scan.parts.reduce((sum, part) => sum + part[table].rows, 0)
}

function columnsOf(scan: DatasetScan, table: number, stride: number): FieldsColumn[] {
  const rows = rowsOf(scan, table)
  return scan.source.tables[table].columns.flatMap((column, index) => {
    const parts = scan.parts.flatMap((part, p) => partOf(part[table], index, stride, scan.linesBefore[p]))
    if (parts.length === 0) return []
    return [
      {
        table,
        column: index,
        name: column.name,
        path: column.path,
        declared: column.type,
        declaredNullable: column.nullable,
        rows,
        parts,
      },
    ]
  })
}

/** A part's column, its row sample thinned to the stride that all parts have. */
function partOf(part: TableSnapshot, index: number, stride: number, linesBefore: number): ColumnPart[] {
  const column = part.columns[index]
  if (column === null) return []
  const factor = stride / part.stride
  const codes = factor === 1 ? column.codes : column.codes.filter((_, row) => row % factor === 0)
  return [{ column: { ...column, codes }, linesBefore }]
}

/** Entries that are worth a message of their own; columns of fewer go together. */
const SHARE = 16_384

/** About how much there is to do for a column, in entries. */
function sizeOf(column: FieldsColumn): number {
  return 1000 + column.parts.reduce((sum, part) => sum + part.column.entries.size, 0)
}

/** Takes the next columns out of those that wait. */
function takeShare(waiting: FieldsColumn[]): FieldsColumn[] {
  let last = 0
  for (let size = 0; last < waiting.length && size < SHARE; last++) size += sizeOf(waiting[last])
  return waiting.splice(0, last)
}
