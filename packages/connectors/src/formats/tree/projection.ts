import { PlatformError } from '@ai-etl/core/errors/error'
import type { AssemblerOptions } from './assembler.ts'
import { GENERATED } from './names.ts'
import type { TreePlan } from './plan.ts'

/** Where a table's columns stand in its batches. */
export interface ReadColumns {
  readonly width: number
  /** Place in the batch by index of the table's column; absent when not wanted. */
  readonly place: ReadonlyMap<number, number>
  /** Places of the generated columns; -1 when the table has none or they are not wanted. */
  readonly id: number
  readonly parentId: number
  readonly position: number
  /** Places of the key's columns (root only). */
  readonly key: readonly number[]
}

/**
 * The places of the wanted columns of each table.
 * @throws PlatformError `tree.key-column` when a key names no wanted column of the root
 */
export function columnMaps(plan: TreePlan, options: AssemblerOptions): ReadColumns[] {
  return plan.tables.map((table, index) => {
    const wanted = options.columns?.[index] ?? table.columns.map((_, column) => column)
    const place = new Map(wanted.map((column, at) => [column, at]))
    const placeOf = (name: string, generated: boolean) => {
      const column = table.columns.findIndex((each) => each.name === name && (each.generated ?? false) === generated)
      return place.get(column) ?? -1
    }
    return {
      width: wanted.length,
      place,
      id: placeOf(GENERATED.id, true),
      parentId: placeOf(GENERATED.parentId, true),
      position: placeOf(GENERATED.position, true),
      key: index === 0 ? options.key.map((name) => keyPlace(name, placeOf(name, false), plan)) : [],
    }
  })
}

function keyPlace(name: string, place: number, plan: TreePlan): number {
  if (place >= 0) return place
  const names = plan.tables[0].columns.filter((column) => !column.generated).map((column) => column.name)
  throw new PlatformError('tree.key-column', { column: name, known: names.join(', ') })
}
