import type { Capabilities } from '@ai-etl/core/contracts/connector'
import { LOAD_MODES, type LoadMode } from '@ai-etl/core/contracts/target'
import { scalar } from '@ai-etl/core/types/logical'
import { describe, expect, it } from 'vitest'
import type { Rig } from '../rig.ts'
import type { Column, Row } from '../store.ts'

const COLUMNS: readonly Column[] = [
  { name: 'id', type: scalar('int32'), nullable: false },
  { name: 'v', type: scalar('string'), nullable: true },
]
const FIRST: readonly Row[] = [
  ['1', 'one'],
  ['2', null],
]
const SECOND: readonly Row[] = [
  ['2', 'two'],
  ['3', ''],
]

/** The rows of a table after both loads, by mode of the second. Versions: those that are current. */
const AFTER: Readonly<Record<LoadMode, readonly Row[]>> = {
  append: [...FIRST, ...SECOND],
  replace: SECOND,
  upsert: [FIRST[0], ...SECOND],
  scd2: [FIRST[0], ...SECOND],
}

/** Modes of loading, and loads that are given up. */
export function loadFamily({ write }: Capabilities, rig: () => Rig): void {
  const refused = LOAD_MODES.filter((mode) => !write.includes(mode))
  describe('loads', () => {
    it.each(write)('%s', async (mode) => {
      const request = { table: rig().freshName(), columns: COLUMNS, mode, key: keyOf(mode) }
      await rig().store({ ...request, rows: FIRST })
      await rig().store({ ...request, rows: SECOND })
      expect(await contents(rig(), request.table)).toEqual(sorted(AFTER[mode]))
    })

    it.each(refused)('%s is refused', async (mode) => {
      const request = { table: rig().freshName(), columns: COLUMNS, mode, key: keyOf(mode) }
      await expect(rig().store({ ...request, rows: FIRST })).rejects.toMatchObject({ code: 'connector.unsupported' })
    })

    it.each(['written', 'proven'] as const)('given up when %s leave no table behind', async (abort) => {
      const request = { table: rig().freshName(), columns: COLUMNS }
      await rig().store({ ...request, rows: FIRST, abort })
      await expect(rig().read(request.table)).rejects.toMatchObject({ name: 'PlatformError' })
      await rig().store({ ...request, rows: SECOND })
      expect(await contents(rig(), request.table)).toEqual(sorted(SECOND))
    })

    it.each(write)('given up leave the table as it was: %s', async (mode) => {
      const request = { table: rig().freshName(), columns: COLUMNS, mode, key: keyOf(mode) }
      await rig().store({ ...request, rows: FIRST })
      for (const abort of ['written', 'proven'] as const) {
        await rig().store({ ...request, rows: SECOND, abort })
        expect(await contents(rig(), request.table)).toEqual(sorted(FIRST))
      }
    })
  })
}

const keyOf = (mode: LoadMode) => (mode === 'upsert' || mode === 'scd2' ? ['id'] : [])

/** Current rows of a table, without the columns that a mode adds. */
async function contents(rig: Rig, table: string): Promise<readonly Row[]> {
  const { columns, rows } = await rig.read(table)
  const current = columns.findIndex((column) => column.name === '_current')
  const places = COLUMNS.map((column) => columns.findIndex((one) => one.name === column.name))
  const kept = rows.filter((row) => current === -1 || row[current] === 'true')
  return sorted(kept.map((row) => places.map((place) => row[place])))
}

const sorted = (rows: readonly Row[]) => rows.toSorted((a, b) => (String(a) < String(b) ? -1 : 1))
