import { describe, expect, test } from 'vitest'
import type { Batch } from '../contracts/batch.ts'
import { allocateBatch, BYTE_CLASS, classOf, reserve } from '../contracts/batch.ts'
import { parseType } from '../types/parse.ts'
import { bindExpression } from './bind.ts'
import { compileExpression, ValueError } from './evaluate.ts'
import type { Scope } from './typed.ts'
import { formatValue } from './values.ts'

const COLUMNS: readonly (readonly [name: string, type: string, value: string | null])[] = [
  ['status', 'string', 'PAID'],
  ['Город', 'string', 'Москва'],
  ['price', 'decimal(10,2)', '19500.5'],
  ['visitors', 'int32', '7'],
  ['ratio', 'float64', '0.5'],
  ['big', 'uint64', '18446744073709551615'],
  ['created', 'timestamptz', '2021-08-18T16:01:14.583+03:00'],
  ['started', 'timestamp', '2021-08-18 17:00:00'],
  ['born', 'date', '1862-01-16'],
  ['active', 'bool', 'true'],
  ['nothing', 'string', null],
  ['unknown', 'bool', null],
  ['empty', 'string', ''],
  ['Order Number', 'string', '75343-483088'],
]

const scope: Scope = {
  columns: COLUMNS.map(([name, type]) => ({ name, type: parseType(type) })),
  input: 'tickets',
  parameters: new Map([['since', { type: parseType('date'), value: '2021-01-01' }]]),
}

function oneRow(): Batch {
  const batch = allocateBatch(0, COLUMNS.length, 1, 256)
  batch.rows = 1
  for (const [cell, [, , value]] of COLUMNS.entries()) {
    const bytes = Buffer.from(value ?? '')
    batch.start[cell] = reserve(batch, bytes.length)
    batch.end[cell] = batch.used
    bytes.copy(batch.bytes, batch.start[cell])
    batch.mask[cell] = value === null ? BYTE_CLASS.NULL : classOf(bytes, 0, bytes.length)
  }
  return batch
}

/** The value of an expression over the row above, as canonical text; null stays null. */
function value(expression: string): string | null {
  const typed = bindExpression(expression, scope)
  const result = compileExpression(typed)(oneRow(), 0)
  return result === null ? null : formatValue(result, typed.type)
}

describe('values of expressions', () => {
  test.each([
    // comparison
    ["status = 'PAID'", 'true'],
    ["STATUS <> 'PAID'", 'false'],
    ["'PAID' = status", 'true'],
    ["Город = 'Москва' and visitors > 5", 'true'],
    ['"Order Number" = \'75343-483088\'', 'true'],
    ['tickets.visitors = 7', 'true'],
    ['visitors = 7.0', 'true'],
    ['price > 19500', 'true'],
    ['price = 19500.50', 'true'],
    ['ratio < 1', 'true'],
    ['big > 18446744073709551614', 'true'],
    ["visitors = '7'", 'true'],
    // moments
    ["created >= '2021-08-18T13:01:14.583Z'", 'true'],
    ["created > '2021-08-18T13:01:14.583Z'", 'false'],
    ['created >= :since', 'true'],
    ["born < '1900-01-01'", 'true'],
    ["started = timestamp '2021-08-18 17:00'", 'true'],
    ['started > born', 'true'],
    ['started::date', '2021-08-18'],
    ['born::timestamp', '1862-01-16 00:00:00'],
    ['created::timestamp', '2021-08-18 13:01:14.583'],
    // three-valued logic
    ["nothing = 'x'", null],
    ["nothing = 'x' or active", 'true'],
    ["nothing = 'x' and active", null],
    ["nothing = 'x' and not active", 'false'],
    ['not unknown', null],
    ['unknown is unknown', 'true'],
    ['active is not true', 'false'],
    ['nothing is null', 'true'],
    ['empty is not null', 'true'],
    ['null = null', null],
    ['nothing is distinct from null', 'false'],
    ["nothing is distinct from 'a'", 'true'],
    ["status is not distinct from 'PAID'", 'true'],
    ['unknown = true or true', 'true'],
    // membership
    ["status in ('NEW', 'PAID')", 'true'],
    ["status not in ('NEW', null)", null],
    ["status in ('NEW', null)", null],
    ["status in ('PAID', null)", 'true'],
    ["nothing in ('a')", null],
    ['visitors between 5 and 7', 'true'],
    ['visitors not between 5 and 7', 'false'],
    ["status like 'P%D'", 'true'],
    ["status like '_AI_'", 'true'],
    ["status not like '%x%'", 'true'],
    ["status ilike 'paid'", 'true'],
    ["'50%' like '50\\%'", 'true'],
    ["'50x' like '50\\%'", 'false'],
    // arithmetic and precedence
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['-7 / 2', '-3'],
    ['-7 % 4', '-3'],
    ['2 - 3 - 4', '-5'],
    ['1.5 / 0.4', '3.75'],
    ['2.0 / 3', '0.6666667'],
    ['visitors / 0', null],
    ['price * 2', '39001'],
    ['price + 0.005', '19500.505'],
    ['ratio * 3', '1.5'],
    ['9223372036854775806 + 1', '9223372036854775807'],
    ['9223372036854775807 + 1.0', '9223372036854775808'],
    ['not 1 = 2 and true', 'true'],
    ['true or false and false', 'true'],
    // casts
    ["'12'::int32 + 1", '13'],
    ["cast('1.25' as decimal(5,2)) * 2", '2.5'],
    ['1.5::int32', '2'],
    ['(-2.5)::bigint', '-3'],
    ['visitors::text || status', '7PAID'],
    ["date '2021-02-28'", '2021-02-28'],
    // functions
    ["lower('ЁЖ')", 'ёж'],
    ["length('🚕ё')", '2'],
    ["coalesce(nothing, 'x')", 'x'],
    ["nullif(status, 'PAID')", null],
    ['abs(-5)', '5'],
    ["substring('абвгд', 2, 3)", 'бвг'],
    ["substring('абвгд', 0, 3)", 'аб'],
    ["trim('  x ')", 'x'],
    ["replace('a$&a', 'a', '$&')", '$&$&$&'],
    ['greatest(1, null, 3)', '3'],
    ["case when visitors > 5 then 'many' else 'few' end", 'many'],
    ["case status when 'NEW' then 1 end", null],
  ])('%s → %s', (expression, expected) => {
    expect(value(expression)).toBe(expected)
  })
})

describe('refusals name the place', () => {
  test.each([
    ['status =', 'expression.syntax', 9],
    ['status = = 1', 'expression.syntax', 10],
    ["status = 'x", 'expression.syntax', 10],
    ['(visitors > 1', 'expression.syntax', 14],
    ['visitors between 1', 'expression.syntax', 19],
    ['visitors > 1 visitors', 'expression.syntax', 14],
    // comparisons do not chain
    ['1 < 2 = true', 'expression.syntax', 7],
    ['colour = 1', 'expression.column-unknown', 1],
    ['other.status = 1', 'expression.column-unknown', 1],
    ['"STATUS" = \'x\'', 'expression.column-unknown', 1],
    ['visitors + :x > 1', 'expression.parameter-missing', 12],
    ['frobnicate(status)', 'expression.function-unknown', 1],
    ['status > visitors', 'expression.type', 10],
    ['status + 1', 'expression.type', 1],
    ['not status', 'expression.type', 5],
    ["visitors = 'seven'", 'expression.literal', 12],
    ["born > '2021-02-30'", 'expression.literal', 8],
    ['abs(status)', 'expression.type', 5],
  ])('%s: %s at %i', (expression, code, at) => {
    expect(() => value(expression)).toThrow(expect.objectContaining({ code, params: expect.objectContaining({ at }) }))
  })
})

test('a value that a cast cannot take is the row’s fault', () => {
  const evaluate = compileExpression(bindExpression('status::int32 > 1', scope))
  expect(() => evaluate(oneRow(), 0)).toThrow(ValueError)
})
