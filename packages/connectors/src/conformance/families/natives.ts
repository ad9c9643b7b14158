import type { LogicalType } from '@ai-etl/core/types/logical'
import { formatType, scalar } from '@ai-etl/core/types/logical'
import { describe, expect, it } from 'vitest'
import { TYPE_CASES } from '../cases/types.ts'
import { shown } from '../compare.ts'
import type { Golden } from '../golden.ts'
import type { Rig } from '../rig.ts'
import { faultsOfStored } from '../round-trip.ts'
import type { Column, Row } from '../store.ts'
import type { ExistingTables } from '../subject.ts'

const ID: Column = { name: 'id', type: scalar('int32'), nullable: false }

/**
 * Tables that somebody else made: a column narrower than the logical type it passes for takes what fits, as it is, and
 * refuses the rest row by row.
 */
export function nativeFamily({ create, natives }: ExistingTables, rig: () => Rig, golden: Golden): void {
  describe('existing columns', () => {
    it.each(natives)('%s', async (native) => {
      golden.begin(`existing ${native}`)
      const table = rig().freshName()
      await runSql(rig(), create(table, native))
      expect(await faultsOfExisting(rig(), table, golden)).toEqual([])
    })
  })
}

async function runSql(rig: Rig, statement: string): Promise<void> {
  const session = await rig.connector.openSql?.(rig.container(''), rig.context)
  if (!session) throw new RangeError(`${rig.connector.name} has no SQL`)
  await session.run(statement)
  await session.close()
}

async function faultsOfExisting(rig: Rig, table: string, golden: Golden): Promise<string[]> {
  const type = await existingType(rig, table)
  const values = [...valuesOf(type), null]
  const rows = values.map((value, i): Row => [String(i), value])
  const request = { table, columns: [ID, { name: 'v', type, nullable: true }], rows }
  const stored = await rig.store(request).catch((error: Error) => error)
  if (stored instanceof Error) {
    golden.note(`refused: ${stored.message.replaceAll(/\bt\d+\b/g, '…')}`)
    return stored.name === 'PlatformError' ? [] : [`refused without a code: ${stored}`]
  }
  golden.note(`is ${formatType(type)}`)
  for (const [row, reason] of stored.refused) golden.note(`${shown(values[row])} refused: ${reason}`)
  // The table's own type is the measure, not what a table of the design would have.
  const columns = stored.columns.map((column) => ({
    ...column,
    type: column.name === 'v' ? type : column.type,
    changed: true,
  }))
  return faultsOfStored(rig, request, { ...stored, columns })
}

/** The type that a load would plan for: the column's own, or text beyond the map. */
async function existingType(rig: Rig, table: string): Promise<LogicalType> {
  const target = await rig.connector.openTarget?.(rig.address(table), rig.context)
  const found = await target?.existing([table])
  await target?.close()
  return found?.get(table)?.columns.find((column) => column.name === 'v')?.type ?? scalar('string')
}

/** Values of the cases that are canonical for a type: short texts, decimals within their digits, members of the enum. */
function valuesOf(type: LogicalType): readonly string[] {
  if (type.kind === 'enum') return type.values
  const elementOf = (one: LogicalType) => (one.kind === 'list' ? one.element.kind : '')
  const cases = TYPE_CASES[type.kind].filter((one) => elementOf(one.type) === elementOf(type))
  const values = [...new Set(cases.flatMap((one) => one.values))].filter((value) => value.length < 1000)
  if (type.kind !== 'decimal') return values
  const { precision, scale } = type
  return values.filter((value) => {
    const [, whole, fraction = ''] = /^-?0*(\d*?)(?:\.(\d+))?$/.exec(value) ?? []
    return whole !== undefined && whole.length <= precision - scale && fraction.length <= scale
  })
}
