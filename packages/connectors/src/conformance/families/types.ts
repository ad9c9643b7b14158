import type { Capabilities } from '@ai-etl/core/contracts/connector'
import type { PlatformError } from '@ai-etl/core/errors/error'
import { formatType, scalar } from '@ai-etl/core/types/logical'
import { describe, expect, it } from 'vitest'
import { TYPE_CASES, type TypeCase } from '../cases/types.ts'
import { shown } from '../compare.ts'
import type { Golden } from '../golden.ts'
import type { Rig } from '../rig.ts'
import { faultsOfStored } from '../round-trip.ts'
import type { Column, Row, Stored, StoreRequest } from '../store.ts'

const ID: Column = { name: 'id', type: scalar('int32'), nullable: false }

/** Every logical type with its extremes: written and read back, equal, or refused with a reason. */
export function typeFamily(rig: () => Rig, golden: Golden): void {
  const cases = Object.values(TYPE_CASES).flat()
  describe('types', () => {
    it.each(cases.map((one) => [title(one), one] as const))('%s', async (name, one) => {
      golden.begin(name)
      expect(await faultsOfCase(rig(), one, golden)).toEqual([])
    })
  })
}

const title = ({ type, nullable = true }: TypeCase) => `${formatType(type)}${nullable ? '' : ' not null'}`

async function faultsOfCase(rig: Rig, one: TypeCase, golden: Golden): Promise<string[]> {
  const { type, nullable = true } = one
  const values: (string | null)[] = nullable ? [...one.values, null] : [...one.values]
  const rows = values.map((value, i): Row => [String(i), value])
  const request = { table: rig.freshName(), columns: [ID, { name: 'v', type, nullable }], rows }
  const stored = await refusalOr(rig.store(request))
  if (stored instanceof Error) {
    golden.note(`refused: ${stored.message.replaceAll(/\bt\d+\b/g, '…')}`)
    return reasonless(stored)
  }
  for (const [row, reason] of stored.refused) golden.note(`${shown(values[row])} refused: ${reason}`)
  const back = (await rig.read(request.table, request.columns)).columns.find((column) => column.name === 'v')?.type
  if (back !== undefined && formatType(back) !== formatType(type)) golden.note(`reads as ${formatType(back)}`)
  const misdeclared = type.kind === 'string' ? faultsOfFlags(rig.connector.capabilities, values, stored) : []
  const unasked = rig.isWritten ? await faultsUnasked(rig, request, [...stored.refused.keys()]) : []
  return [...(await faultsOfStored(rig, request, stored)), ...unasked, ...misdeclared]
}

/** Texts with NUL and the empty one are held, or not, as the capabilities say. */
function faultsOfFlags(capabilities: Capabilities, values: readonly (string | null)[], stored: Stored): string[] {
  const refused = [...stored.refused.keys()].map((row) => values[row] ?? '')
  const holdsNul = !refused.some((value) => value.includes('\0'))
  const holdsEmpty = !refused.includes('')
  return [
    ...(holdsNul === capabilities.nul ? [] : [`capabilities.nul is ${capabilities.nul}, but it is ${holdsNul}`]),
    ...(holdsEmpty ? [] : ['the empty string is refused']),
  ]
}

/** A row that `check` refuses must not slip in changed when it is written without asking. */
async function faultsUnasked(rig: Rig, request: StoreRequest, refused: readonly number[]): Promise<string[]> {
  const faults: string[] = []
  for (const row of refused) {
    const alone = { ...request, table: rig.freshName(), rows: [request.rows[row]], checked: false }
    const stored = await refusalOr(rig.store(alone))
    if (!(stored instanceof Error)) faults.push(...(await faultsOfStored(rig, alone, stored)))
  }
  return faults
}

function refusalOr<T>(storing: Promise<T>): Promise<T | Error> {
  return storing.catch((error: unknown) => error as Error)
}

/** A refusal names a stable code. */
function reasonless(error: Error): string[] {
  return error.name === 'PlatformError' && (error as PlatformError).code ? [] : [`refused without a code: ${error}`]
}
