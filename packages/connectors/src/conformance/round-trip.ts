import { differences } from './compare.ts'
import type { Rig } from './rig.ts'
import type { Stored, StoreRequest } from './store.ts'

/** What is wrong after rows were stored and read back; rows that are refused are wrong as well. Empty: all is equal. */
export async function faultsOf(rig: Rig, request: StoreRequest): Promise<string[]> {
  const stored = await rig.store(request)
  const refused = [...stored.refused].map(([row, reason]) => `row ${row} refused: ${reason}`)
  return [...refused, ...(await faultsOfStored(rig, request, stored))]
}

/** What is wrong with the rows that were not refused. */
export async function faultsOfStored(rig: Rig, request: StoreRequest, stored: Stored): Promise<string[]> {
  const read = await rig.read(request.table, request.columns)
  const named = 'named' in rig.subject ? rig.subject.named : undefined
  const columns = stored.columns.map((column) => ({ ...column, name: named?.(column.name) ?? column.name }))
  return differences(request, { ...stored, columns }, read, rig.connector.capabilities)
}
