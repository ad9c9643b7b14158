import type { TableStructure } from '@ai-etl/core/profile/structure'
import type { ContextSettings } from '../context.ts'
import { runInWorker } from '../worker/run.ts'
import type { TableFields } from './fields.ts'
import type { Live } from './profile.ts'
import type { DatasetScan } from './scan.ts'
import type { StructureInput, TableFacts } from './structure-job.ts'

const STRUCTURE_JOB = new URL('./structure-job.ts', import.meta.url)

/** Looks at the columns of each table together, in a thread of its own. */
export function structureOf(
  structures: readonly TableStructure[],
  scan: DatasetScan,
  settings: ContextSettings,
  live: Live,
): Promise<readonly TableFacts[]> {
  const tables = structures.map((structure, table) => ({
    structure,
    rowHashes: scan.parts.map((part) => part[table].rowHashes),
  }))
  return runInWorker<StructureInput, readonly TableFacts[]>(
    { module: STRUCTURE_JOB, input: { tables }, settings },
    live,
  )
}

/** Tables as questions about several columns see them. */
export function tableStructures(scan: DatasetScan, tables: readonly TableFields[]): TableStructure[] {
  return tables.map(({ rows, stride, fields, sketches }, table) => {
    const columns = fields.flatMap((field, position) => {
      const sketch = sketches[position]
      return field && sketch ? [{ field, sketch, position }] : []
    })
    return {
      name: scan.source.tables[table].name,
      rows,
      sampled: columns[0]?.sketch.codes.length ?? 0,
      complete: stride === 1,
      columns,
    }
  })
}
