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

const numbers = (type: LogicalType, min: string, max: string): Reading => ({
  type,
  form: CANONICAL,
  nullable: true,
  origin: 'sampled',
  onError: 'reject',
  range: { min, max },
})

it.each<[string, Reading, LogicalType, string]>([
  ['integers into decimals that take them', numbers(scalar('int32'), '-9', '1234567'), decimal(9, 2), 'decimal(9,2)'],
  ['integers of too many digits', numbers(scalar('int32'), '-12345678', '1'), decimal(9, 2), 'int32'],
  ['decimals into wider ones', numbers(decimal(9, 1), '-0.5', '1234567.5'), decimal(9, 2), 'decimal(9,2)'],
  ['decimals of more places', numbers(decimal(9, 3), '0.125', '1.000'), decimal(9, 2), 'decimal(9,3)'],
  ['integers into narrower ones', numbers(scalar('int32'), '-128', '127'), scalar('int8'), 'int8'],
  ['integers beyond narrower ones', numbers(scalar('int32'), '-129', '127'), scalar('int8'), 'int32'],
  ['negative ones into those without sign', numbers(scalar('int32'), '-1', '1'), scalar('uint64'), 'int32'],
  ['integers into doubles', numbers(scalar('int32'), '0', '1'), scalar('float64'), 'int32'],
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
