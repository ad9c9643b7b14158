import type { Typed } from '../../../expressions/typed.ts'
import type { LogicalType } from '../../../types/logical.ts'
import { parseType } from '../../../types/parse.ts'
import type { FunctionPlan } from './function-plans.ts'
import { asText, combinations, typesOf } from './function-plans.ts'
import { cast, column, constant, node, plan, project } from './plans.ts'

type Pool = readonly (string | null)[]
const BOOL = { kind: 'bool' } as const
const INTEGERS: Pool = ['0', '7', '-7', '2', '-2', null]
const DOUBLES: Pool = ['0', '-0', '1.5', '-2.5', 'NaN', 'Infinity', null]
const DECIMALS: Pool = ['0', '0.01', '-1.50', '1234567.89', null]
const TEXTS: Pool = ['', 'a', 'A', 'ё', 'я', '😀', 'a%b', 'a_b', 'a\\b', "'", 'ab\nc', null]

/** Operators over every combination of operands, as results of a table of cases. */
export function operatorPlans(): readonly FunctionPlan[] {
  return [
    ...arithmetic('int64', 'int64', 'int64', INTEGERS, INTEGERS),
    ...arithmetic('float64', 'float64', 'float64', DOUBLES, DOUBLES),
    ...arithmetic('decimal(10,2)', 'decimal(10,2)', 'decimal(38,8)', DECIMALS, DECIMALS, '/'),
    ...arithmetic('decimal(10,2)', 'decimal(10,2)', 'decimal(38,2)', DECIMALS, DECIMALS, '+', '-', '%'),
    ...arithmetic('decimal(10,2)', 'decimal(10,3)', 'decimal(38,5)', DECIMALS, ['0', '0.125', '-3', null], '*'),
    ...arithmetic(
      'decimal(38,12)',
      'decimal(38,10)',
      'decimal(38,18)',
      ['0.000000000001', '-12345.678', null],
      ['3', '0.0000000001', '-7', '0', null],
      '*',
      '/',
    ),
    ...arithmetic(
      'decimal(38,2)',
      'int64',
      'decimal(38,8)',
      ['100', '99999999999999999999.99', '-0.01', null],
      ['3', '7', '0', null],
      '/',
    ),
    ...['int64', 'float64', 'decimal(10,2)', 'string', 'bool', 'date', 'timestamp', 'timestamptz'].map(comparisons),
    logic(),
    membership('string', TEXTS),
    membership('float64', DOUBLES),
    patterns(),
    joined(),
    chosen(),
  ]
}

function arithmetic(
  left: string,
  right: string,
  result: string,
  a: Pool,
  b: Pool,
  ...operators: string[]
): FunctionPlan[] {
  const all = operators.length > 0 ? operators : ['+', '-', '*', '/', '%']
  return [
    cases(
      `${left} and ${right}: ${all.join(' ')}`,
      [
        [left, a],
        [right, b],
      ],
      ([x, y]) =>
        Object.fromEntries(
          all.map((operator) => [
            operator,
            // The operators are the language's own.
            { kind: 'arithmetic', type: parseType(result), operator: operator as '+', left: x, right: y },
          ]),
        ),
    ),
    cases(`minus ${left}`, [[left, a]], ([x]) => ({ negated: { kind: 'negate', type: x.type, operand: x } })),
  ]
}

const POOLS: Readonly<Record<string, Pool>> = {
  int64: INTEGERS,
  float64: DOUBLES,
  'decimal(10,2)': DECIMALS,
  string: TEXTS,
  bool: ['true', 'false', null],
  date: ['2024-01-31', '1900-03-01', null],
  timestamp: ['2024-01-31 00:00:00', '2024-01-31 00:00:00.000001', '1969-12-31 23:59:59.5', null],
  timestamptz: ['2024-01-31 00:00:00Z', '1969-12-31 23:59:59.5Z', null],
}

function comparisons(type: string): FunctionPlan {
  return cases(
    `comparisons of ${type}`,
    [
      [type, POOLS[type]],
      [type, POOLS[type]],
    ],
    ([left, right]) => ({
      ...Object.fromEntries(
        (['=', '<>', '<', '<=', '>', '>='] as const).map((operator) => [
          operator,
          { kind: 'compare', type: BOOL, operator, left, right },
        ]),
      ),
      distinct: { kind: 'distinct', type: BOOL, negated: false, left, right },
      same: { kind: 'distinct', type: BOOL, negated: true, left, right },
      absent: { kind: 'is', type: BOOL, test: 'null', negated: false, operand: left },
      present: { kind: 'is', type: BOOL, test: 'null', negated: true, operand: left },
    }),
  )
}

function logic(): FunctionPlan {
  return cases(
    'logic',
    [
      ['bool', POOLS.bool],
      ['bool', POOLS.bool],
    ],
    ([left, right]) => ({
      and: { kind: 'and', type: BOOL, left, right },
      or: { kind: 'or', type: BOOL, left, right },
      not: { kind: 'not', type: BOOL, operand: left },
      mixed: {
        kind: 'or',
        type: BOOL,
        left: { kind: 'and', type: BOOL, left, right },
        right: { kind: 'not', type: BOOL, operand: { kind: 'or', type: BOOL, left: right, right: left } },
      },
      ...Object.fromEntries(
        (['true', 'false', 'unknown'] as const).flatMap((test) => [
          [test, { kind: 'is', type: BOOL, test, negated: false, operand: left }],
          [`not ${test}`, { kind: 'is', type: BOOL, test, negated: true, operand: left }],
        ]),
      ),
    }),
  )
}

function membership(type: string, pool: Pool): FunctionPlan {
  const some = pool.slice(1, 4).map((text) => constant(text, type))
  const missing = constant(null, type)
  return cases(`in of ${type}`, [[type, pool]], ([operand]) => ({
    in: { kind: 'in', type: BOOL, negated: false, operand, items: some },
    'not in': { kind: 'in', type: BOOL, negated: true, operand, items: some },
    'in with null': { kind: 'in', type: BOOL, negated: false, operand, items: [...some, missing] },
    'not in with null': { kind: 'in', type: BOOL, negated: true, operand, items: [...some, missing] },
  }))
}

function patterns(): FunctionPlan {
  const given = ['a%', '%b', 'a\\%b', '_', 'a_b', 'A%', '', '%', 'Ё', "'", 'a%c', 'a\\\\b']
  return cases('like', [['string', TEXTS]], ([operand]) =>
    Object.fromEntries(
      given.flatMap((pattern) =>
        [false, true].map((ignoreCase) => [
          `${pattern} ${ignoreCase}`,
          {
            kind: 'like',
            type: BOOL,
            negated: ignoreCase && pattern === '%',
            ignoreCase,
            operand,
            pattern: constant(pattern, 'string'),
          },
        ]),
      ),
    ),
  )
}

function joined(): FunctionPlan {
  return cases(
    'concatenation',
    [
      ['string', TEXTS],
      ['string', ['', 'x', null]],
    ],
    ([left, right]) => ({
      both: { kind: 'concat', type: parseType('string'), left, right },
      thrice: {
        kind: 'concat',
        type: parseType('string'),
        left: { kind: 'concat', type: parseType('string'), left, right },
        right: left,
      },
    }),
  )
}

function chosen(): FunctionPlan {
  return cases(
    'case',
    [
      ['int64', INTEGERS],
      ['bool', POOLS.bool],
    ],
    ([x, when]) => ({
      chosen: {
        kind: 'case',
        type: x.type,
        branches: [
          { when, result: x },
          {
            when: { kind: 'is', type: BOOL, test: 'null', negated: false, operand: x },
            result: constant('1', 'int64'),
          },
        ],
        otherwise: constant(null, 'int64'),
      },
      constants: {
        kind: 'case',
        type: x.type,
        branches: [{ when, result: constant('1', 'int64') }],
        otherwise: constant('0', 'int64'),
      },
      doubled: {
        kind: 'arithmetic',
        type: x.type,
        operator: '*',
        left: {
          kind: 'case',
          type: x.type,
          branches: [{ when, result: constant('2147483647', 'int64') }],
          otherwise: constant('0', 'int64'),
        },
        right: constant('2147483647', 'int64'),
      },
    }),
  )
}

const READ: Readonly<Record<string, Pool>> = {
  bool: ['true', 'T', ' false ', 'f', '1', 'yes', '', 'truth', null],
  int8: ['127', '128', '-128', '-129', '1.0', '1.5', null],
  int32: ['1', ' -5 ', '+7', '2147483648', '1.0', '1.5', '1e3', '', '1_000', '0x10', '٣', null],
  int64: ['9223372036854775807', '9223372036854775808', '007', '1.', '.5', '-', null],
  'decimal(6,2)': ['1.5', '1.50', '1.500', '1.555', '9999.99', '10000', '-0.01', '1e2', ' 3 ', '3.', '.5', '', null],
  float64: ['1.5', '1e3', '.5', '5.', 'NaN', 'nan', 'inf', '-Infinity', 'x', '', ' 2 ', '1_0', '1e', null],
  date: ['2024-02-29', '2023-02-29', ' 2024-01-01 ', '2024-1-1', '0000-01-01', '2024-13-01', '01.02.2024', '', null],
  timestamp: [
    '2024-02-29 10:11:12.5',
    '2024-02-29T10:11',
    '2024-02-29',
    '2024-02-29 24:00:00',
    '2024-02-30 00:00:00',
    '2024-02-29 10:11:12Z',
    '',
    null,
  ],
  timestamptz: [
    '2024-02-29 10:11:12.5Z',
    '2024-02-29T10:11+03',
    '2024-02-29 10:11:12 +0530',
    '2024-02-29 10:11:12-03:30',
    '2024-02-29 10:11:12',
    '',
    null,
  ],
  time: ['10:11:12', '10:11:12.5', '24:00:00', '10:11', '', null],
  uuid: ['6F9619FF-8B86-D011-B42D-00CF4FC964FF', '6F9619FF8B86D011B42D00CF4FC964FF', '', 'x', null],
}

const CONVERTED: readonly (readonly [from: string, to: readonly string[], Pool])[] = [
  ['int64', ['float64', 'decimal(20,2)', 'string'], ['0', '-7', '9007199254740993', null]],
  ['int64', ['int32', 'int8'], ['0', '-7', '127', null]],
  ['int32', ['bool', 'int64', 'decimal(12,0)'], ['0', '1', '-7', null]],
  ['bool', ['int32', 'string'], ['true', 'false', null]],
  [
    'float64',
    ['int64', 'int32', 'decimal(12,2)'],
    ['2.5', '-2.5', '3.5', '0.49999999999999994', '1.005', '-0', '1e6', null],
  ],
  [
    'float64',
    ['string'],
    [
      '0',
      '-0',
      '1',
      '1.5',
      '0.1',
      '1e15',
      '1e16',
      '123456789012345680',
      '1e-5',
      '0.0001',
      '1234567890123456',
      '1e100',
      '1.7976931348623157e308',
      '5e-324',
      'NaN',
      'Infinity',
      '-Infinity',
      null,
    ],
  ],
  [
    'decimal(12,4)',
    ['decimal(12,2)', 'int64', 'float64', 'string', 'decimal(20,6)'],
    ['1.5', '-1.5', '2.345', '-2.345', '0.005', '1.2349', '0', null],
  ],
  ['decimal(38,10)', ['float64', 'string', 'decimal(38,0)'], ['12345678901234567890.1234567891', '0.1', '-0.5', null]],
  ['date', ['timestamp', 'timestamptz', 'string'], ['2024-01-31', '1900-03-01', '0001-01-01', '9999-12-31', null]],
  [
    'timestamp',
    ['date', 'timestamptz', 'time', 'string'],
    ['2024-01-31 23:59:59.999999', '1969-12-31 23:59:59.5', '2024-01-31 00:00:00', '2024-01-31 10:00:00.120000', null],
  ],
  [
    'timestamptz',
    ['date', 'timestamp', 'time', 'string'],
    ['2024-01-31 21:30:00Z', '1969-12-31 23:59:59.5Z', '2010-07-01 00:00:00Z', null],
  ],
  ['time', ['string'], ['10:11:12', '10:11:12.5', '00:00:00', null]],
  ['uuid', ['string'], ['6f9619ff-8b86-d011-b42d-00cf4fc964ff', null]],
]

/** Casts between all types, those from text lenient over texts that are values and such that are none. */
export function castPlans(): readonly FunctionPlan[] {
  return [
    ...Object.entries(READ).map(([type, pool]) =>
      cases(`text as ${type}`, [['string', pool]], ([text]) => ({ read: cast(text, type, true) })),
    ),
    ...CONVERTED.flatMap(([from, targets, pool]) =>
      targets.map((to) =>
        cases(`${from} as ${to}`, [[from, pool]], ([value]) => ({
          strict: cast(value, to),
          lenient: cast(value, to, true),
        })),
      ),
    ),
  ]
}

function cases(
  title: string,
  operands: readonly (readonly [type: string, Pool])[],
  results: (operands: readonly Typed[]) => Readonly<Record<string, Typed>>,
): FunctionPlan {
  const columns: { name: string; type: LogicalType }[] = [
    { name: 'n', type: parseType('int64') },
    ...operands.map(([type], i) => ({ name: `a${i}`, type: parseType(type) })),
  ]
  const rows = combinations(operands.map(([, pool]) => pool)).map((row, n) => [String(n), ...row])
  const values = Object.entries(results(operands.map(([type], i) => column(i + 1, type))))
  const shown = values.map(([, value], r) => [`r${r}`, asText(value)])
  const source = node('cases', { op: 'scan', source: 'cases' }, typesOf(columns))
  const output = project('shown', 'cases', { n: column(0, 'int64'), ...Object.fromEntries(shown) })
  return {
    title,
    plan: plan([source, output], 'Europe/Moscow'),
    columns,
    rows,
    results: values.map(([of, value], r) => ({ name: `r${r}`, type: value.type, of })),
  }
}
