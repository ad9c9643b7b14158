import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PlatformError } from '../errors/error.ts'
import { parseType } from '../types/parse.ts'
import { bindExpression } from './bind.ts'
import { DEEPEST } from './depth.ts'
import { FUNCTION_NAMES } from './functions/list.ts'
import { parseExpression } from './parse.ts'
import { printExpression } from './print.ts'
import type { BinaryOperator, Expression, OrderTerm } from './syntax.ts'
import { COMPARISONS } from './syntax.ts'
import type { Scope } from './typed.ts'

const PLACE = { at: 0, end: 0 }
const TYPES = 'bool int8 int32 int64 uint64 float64 string uuid date timestamp timestamptz time json'.split(' ')
const COLUMNS = [...TYPES, 'decimal(10,2)', 'decimal(38,18)', 'list<string>', 'list<int64>'].map((type, i) => ({
  name: `c${i}`,
  type: parseType(type),
}))
const OPERATORS: readonly BinaryOperator[] = ['or', 'and', ...COMPARISONS, '||', '+', '-', '*', '/', '%']
const LITERALS: readonly Expression[] = (
  [
    ['number', '0'],
    ['number', '9223372036854775808'],
    ['number', '.5e3'],
    ['number', '12.50'],
    ['text', "it's"],
    ['text', ''],
    ['text', '2021-02-28'],
    ['text', 'month'],
    ['boolean', 'true'],
    ['null', 'null'],
  ] as const
).map(([literal, text]) => ({ kind: 'literal', literal, text, ...PLACE }))

/** Trees of every form, as the parser makes them. */
const { tree } = fc.letrec<{ tree: Expression; leaf: Expression }>((tie) => {
  const each = tie('tree')
  const list = (least: number) => fc.array(each, { minLength: least, maxLength: 3 })
  const order = fc.array(
    fc.record<OrderTerm>({
      expression: each,
      direction: fc.constantFrom('asc', 'desc'),
      nulls: fc.constantFrom('first', 'last'),
    }),
    { minLength: 1, maxLength: 2 },
  )
  const leaf = fc.oneof(
    fc.constantFrom(...LITERALS),
    fc
      .constantFrom(...COLUMNS, { name: 'select' }, { name: 'Имя "столбца"' })
      .map(
        ({ name }): Expression => ({ kind: 'column', qualifier: null, name, quoted: !/^c\d+$/.test(name), ...PLACE }),
      ),
    fc.constant<Expression>({ kind: 'column', qualifier: 'Таблица', name: 'c1', quoted: false, ...PLACE }),
    fc.constant<Expression>({ kind: 'parameter', name: 'since', ...PLACE }),
  )
  const place = fc.constant(0)
  const at = { at: place, end: place }
  return {
    leaf,
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({
        kind: fc.constant('unary' as const),
        operator: fc.constantFrom('not', '-', '+'),
        operand: each,
        ...at,
      }),
      fc.record({
        kind: fc.constant('binary' as const),
        operator: fc.constantFrom(...OPERATORS),
        left: each,
        right: each,
        ...at,
      }),
      fc.record({
        kind: fc.constant('is' as const),
        test: fc.constantFrom('null', 'true', 'false', 'unknown'),
        negated: fc.boolean(),
        operand: each,
        ...at,
      }),
      fc.record({ kind: fc.constant('in' as const), negated: fc.boolean(), operand: each, items: list(1), ...at }),
      fc.record({
        kind: fc.constant('between' as const),
        negated: fc.boolean(),
        operand: each,
        low: each,
        high: each,
        ...at,
      }),
      fc.record({
        kind: fc.constant('like' as const),
        negated: fc.boolean(),
        ignoreCase: fc.boolean(),
        operand: each,
        pattern: each,
        ...at,
      }),
      fc.record({
        kind: fc.constant('cast' as const),
        operand: each,
        type: fc.constantFrom(...TYPES, 'decimal(10,2)'),
        ...at,
      }),
      fc.record({
        kind: fc.constant('case' as const),
        branches: fc.array(fc.record({ when: each, result: each }), { minLength: 1, maxLength: 2 }),
        otherwise: fc.option(each),
        ...at,
      }),
      fc
        .record({
          name: fc.constantFrom(...FUNCTION_NAMES, 'no_such_function'),
          arguments: list(0),
          distinct: fc.constantFrom(true, undefined),
          order: fc.option(order, { nil: undefined }),
          filter: fc.option(each, { nil: undefined }),
        })
        .map(({ name, arguments: values, distinct, order: terms, filter }): Expression => {
          const some = values.length > 0
          return {
            kind: 'call',
            name,
            arguments: name === 'position' ? [values[0] ?? LITERALS[0], values[1] ?? LITERALS[0]] : values,
            ...(distinct && some && name !== 'position' && { distinct }),
            ...(terms && some && name !== 'position' && { order: terms }),
            ...(filter && name !== 'position' && { filter }),
            ...PLACE,
          }
        }),
      fc
        .tuple(each, each)
        .map(
          ([moment, zone]): Expression => ({ kind: 'call', name: 'at time zone', arguments: [moment, zone], ...PLACE }),
        ),
    ),
  }
})

const withoutPlaces = (of: Expression): unknown =>
  JSON.parse(JSON.stringify(of, (key, value: unknown) => (key === 'at' || key === 'end' ? undefined : value)))

test('what is printed is read as the same tree', () => {
  fc.assert(
    fc.property(tree, (written) => {
      expect(withoutPlaces(parseExpression(printExpression(written)))).toEqual(withoutPlaces(written))
    }),
    { numRuns: 1000 },
  )
})

/** What a call gives or throws. */
function outcome(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test('an expression is bound or refused in words', () => {
  const parameters = new Map([['since', { type: parseType('date'), value: '2021-01-31' }]])
  const scopes: readonly Scope[] = [
    { columns: COLUMNS, parameters },
    { columns: COLUMNS, parameters, functions: 'aggregates' },
    { columns: COLUMNS, parameters, functions: 'windows' },
  ]
  fc.assert(
    fc.property(tree, fc.constantFrom(...scopes), (written, scope) => {
      const bound = outcome(() => bindExpression(printExpression(written), scope))
      expect(bound instanceof PlatformError || 'type' in Object(bound)).toBe(true)
    }),
    { numRuns: 1500 },
  )
})

test('any text is read or refused in words', () => {
  const words = [
    '(',
    ')',
    'not',
    '-',
    'case',
    'when',
    'end',
    'a',
    "'x'",
    ',',
    'in',
    'order by',
    '::',
    'int64',
    'at time zone',
    '->',
    '1',
    'filter',
    'extract',
    'within group',
    'is',
    '.',
  ]
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...words)).map((each) => each.join(' ')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const read = outcome(() => parseExpression(text))
      expect(read instanceof PlatformError || 'kind' in Object(read)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['brackets', `${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
  ['negations', `${'not '.repeat(5_000)}true`],
  ['signs', `${'- '.repeat(5_000)}1`],
  ['a chain', Array.from({ length: 5_000 }, () => 'a').join(' + ')],
  ['casts', `1${'::int64'.repeat(5_000)}`],
  ['cases', 'case when '.repeat(10_000)],
])('nesting beyond all measure is refused, not a stack that overflows: %s', (_, text) => {
  expect(() => parseExpression(text)).toThrow(expect.objectContaining({ code: 'expression.syntax' }))
})

test('what is as deep as it may be is bound', () => {
  const chain = Array.from({ length: DEEPEST }, () => 'c3').join(' + ')
  expect(bindExpression(chain, { columns: COLUMNS }).kind).toBe('arithmetic')
})
