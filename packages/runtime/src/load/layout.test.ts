import type { LogicalType } from '@ai-etl/core/types/logical'
import { decimal, formatType, scalar } from '@ai-etl/core/types/logical'
import { CANONICAL } from '@ai-etl/core/values/form'
import { expect, it } from 'vitest'
import { readInto, typeToCompare } from './layout.ts'
import type { Reading } from './readings.ts'

const words = (yes: string, no: string): Reading => ({
  type: scalar('bool'),
  form: { reading: { kind: 'words', true: [yes], false: [no] } },
  nullable: true,
  origin: 'proven',
  onError: 'reject',
})

it.each<[string, Reading, LogicalType, string]>([
  ['1 and 0 into numbers', words('1', '0'), scalar('int32'), 'int32'],
  ['1 and 0 into decimals', words('1', '0'), decimal(9, 2), 'decimal(9,2)'],
  ['1 and 0 into booleans', words('1', '0'), scalar('bool'), 'bool'],
  ['words into numbers', words('да', 'нет'), scalar('int32'), 'bool'],
])('%s', (_what, reading, existing, compared) => {
  expect(formatType(typeToCompare(reading, existing))).toBe(compared)
})

it('reads 1 and 0 as the numbers they are where the table has numbers', () => {
  const column = { taken: true, type: scalar('int32'), nullable: true }
  expect(readInto(words('1', '0'), column, 'evolve')).toMatchObject({ type: scalar('int32'), form: CANONICAL })
})
