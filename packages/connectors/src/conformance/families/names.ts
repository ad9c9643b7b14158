import { scalar } from '@ai-etl/core/types/logical'
import { describe, expect, it } from 'vitest'
import { COLUMN_NAMES, TABLE_NAMES } from '../cases/names.ts'
import type { Rig } from '../rig.ts'
import { faultsOf } from '../round-trip.ts'
import type { Column } from '../store.ts'

const text = (name: string): Column => ({ name, type: scalar('string'), nullable: true })

/** Names that need quoting, fold, or mean something to the system. */
export function nameFamily(rig: () => Rig): void {
  describe('names', () => {
    it.each(Object.entries(COLUMN_NAMES))('of columns come back as they are: %s', async (_, names) => {
      const { subject } = rig()
      const held = 'holds' in subject ? names.filter(subject.holds.name) : names
      const columns = ['id', ...held].map(text)
      const rows = ['1', '2'].map((id) => [id, ...held.map((name) => `${name} ${id}`)])
      expect(await faultsOf(rig(), { table: rig().freshName(), columns, rows })).toEqual([])
    })

    it('of 300 bytes are cut by the design or stay', async () => {
      const long = ['ё'.repeat(150), `${'ё'.repeat(149)}ж`, 'x'.repeat(300)]
      const columns = ['id', ...long].map(text)
      const request = { table: rig().freshName(), columns, rows: [['1', 'a', 'b', 'c']] }
      expect(await faultsOf(rig(), request)).toEqual([])
    })

    it.each(TABLE_NAMES)('of tables: %j', async (table) => {
      const request = { table, columns: [text('id'), text('v')], rows: [['1', table]] }
      expect(await faultsOf(rig(), request)).toEqual([])
    })
  })
}
