import fc from 'fast-check'
import { expect, it } from 'vitest'
import { randomTable } from '../cases/random.ts'
import type { Rig } from '../rig.ts'
import { faultsOf } from '../round-trip.ts'

/** Runs: a load into a server takes a good part of a second, one into files some milliseconds. */
const SERVER_RUNS = 12
const FILE_RUNS = 60

/** Any table of any types comes back as it was written, cut into batches anyhow. */
export function randomFamily(rig: () => Rig): void {
  it('holds whatever tables', async () => {
    const { subject } = rig()
    // Where nested values become tables, a table that has some cannot be compared whole.
    const isHeld = 'spelled' in subject ? (kind: string) => kind !== 'json' : () => true
    const table = randomTable(({ kind }) => isHeld(kind))
    const property = fc.asyncProperty(table, fc.integer({ min: 1, max: 30 }), async (random, batchRows) => {
      expect(await faultsOf(rig(), { ...random, table: rig().freshName(), batchRows })).toEqual([])
    })
    await fc.assert(property, { numRuns: 'dialect' in subject ? SERVER_RUNS : FILE_RUNS })
  })
}
