import { transferables } from '@ai-etl/core/profile/memory'
import type { TableStructure } from '@ai-etl/core/profile/structure'
import type { Crew } from '../worker/crew.ts'
import { JOBS } from './crew.ts'
import type { TableFields } from './fields.ts'
import type { Live } from './profile.ts'
import type { DatasetScan } from './scan.ts'
import type { StructureInput, TableFacts } from './structure-job.ts'

/** Looks at the columns of each table together, in a member of a crew. */
export function structureOf(
  structures: readonly TableStructure[],
  scan: DatasetScan,
  crew: Crew,
  live: Live,
): Promise<readonly TableFacts[]> {
  const tables = structures.map((structure, table) => ({
    structure,
    rowHashes: scan.parts.map((part) => part[table].rowHashes),
  }))
  // The samples of values stay: relations between datasets are found here.
  const codes = structures.flatMap(({ columns }) => columns.map(({ sketch }) => sketch.codes))
  const moved = transferables([codes, tables.map(({ rowHashes }) => rowHashes)])
  return crew.run<StructureInput, readonly TableFacts[]>(0, JOBS.structure, { tables }, live, moved)
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
