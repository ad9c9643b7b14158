import type { Capabilities } from '@ai-etl/core/contracts/connector'
import type { PlatformError } from '@ai-etl/core/errors/error'
import { scalar } from '@ai-etl/core/types/logical'
import { describe, expect, it } from 'vitest'
import type { Golden } from '../golden.ts'
import type { Rig } from '../rig.ts'
import { faultsOf, faultsOfStored } from '../round-trip.ts'
import type { Column, Row, StoreRequest } from '../store.ts'

const ID: Column = { name: 'id', type: scalar('int32'), nullable: false }
const TEXT: Column = { name: 'v', type: scalar('string'), nullable: true }
const MANY_ROWS = 25_000

/** No rows, one, more than a batch; a thousand columns; more columns than the system has. */
export function sizeFamily({ columns }: Capabilities, rig: () => Rig, golden: Golden): void {
  describe('sizes', () => {
    it('0 rows keep their columns, or the reader says that there is nothing to be read', async () => {
      const request = { table: rig().freshName(), columns: [ID, TEXT], rows: [] }
      const stored = await rig().store(request)
      golden.begin('0 rows')
      const faults = await faultsOfStored(rig(), request, stored).catch((error: Error) => {
        if (error.name !== 'PlatformError') throw error
        golden.note(`not read: ${(error as PlatformError).code}`)
        return []
      })
      expect(faults).toEqual([])
    })

    it.each([1, MANY_ROWS])('%d rows', async (count) => {
      const rows = Array.from({ length: count }, (_, i): Row => [String(i), i % 7 === 3 ? null : `row ${i}`])
      expect(await faultsOf(rig(), { table: rig().freshName(), columns: [ID, TEXT], rows, batchRows: 3000 })).toEqual(
        [],
      )
    })

    it('1,000 columns', async () => {
      expect(await faultsOf(rig(), { table: rig().freshName(), ...wide(1000) })).toEqual([])
    })

    it.each(columns === null ? [2000] : [])('%d columns', async (count) => {
      expect(await faultsOf(rig(), { table: rig().freshName(), ...wide(count) })).toEqual([])
    })

    it.each(columns === null ? [] : [columns + 1])('%d columns are more than it has, and refused', async (count) => {
      const stored = rig().store({ table: rig().freshName(), ...wide(count) })
      await expect(stored).rejects.toMatchObject({ name: 'PlatformError' })
    })
  })
}

/** Two rows of so many columns of three types. */
function wide(count: number): Pick<StoreRequest, 'columns' | 'rows'> {
  const kinds = ['int32', 'string', 'date'] as const
  const columns = Array.from({ length: count - 1 }, (_, i): Column => {
    return { name: `столбец_${i}`, type: scalar(kinds[i % 3]), nullable: true }
  })
  const value = (i: number) => [String(i), `т${i % 10}`, '2024-02-29'][i % 3]
  const rows = ['1', '2'].map(
    (id): Row => [id, ...columns.map((_, i) => ((i + Number(id)) % 11 === 0 ? null : value(i)))],
  )
  return { columns: [ID, ...columns], rows }
}
