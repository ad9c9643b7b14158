import { decimal, type LogicalType, scalar, type TypeKind } from '@ai-etl/core/types/logical'
import { LONG_TEXT, NASTY_TEXTS } from './texts.ts'

/** Values of one type that a connector must give back as they are, or refuse with a reason. Canonical texts. */
export interface TypeCase {
  readonly type: LogicalType
  /** False: the column is declared NOT NULL; some systems hold a type only so. Default true, with a NULL among the rows. */
  readonly nullable?: boolean
  readonly values: readonly string[]
}

const list = (element: LogicalType): LogicalType => ({ kind: 'list', element })
const NINES = (count: number) => '9'.repeat(count)

const MOMENTS = [
  '0001-01-01 00:00:00',
  '9999-12-31 23:59:59.999999',
  '1969-12-31 23:59:59.999999',
  '1970-01-01 00:00:00',
  '1899-12-31 23:59:59.999999',
  '1900-01-01 00:00:00',
  '2299-12-31 23:59:59.999999',
  '2300-01-01 00:00:00',
  '2024-02-29T12:34:56.000001',
  '2262-04-11 23:47:16.854776',
  // An hour that clocks in many zones skip, and one that Moscow had twice.
  '2024-03-31 02:30:00',
  '2014-10-26 01:30:00',
]

const LISTS = [
  { element: scalar('int64'), values: ['[]', '[1,null,-9223372036854775808,9223372036854775807]', '[null]'] },
  { element: scalar('string'), values: ['[]', '["",null,"a,b","{}","\\"q\\"","NULL","\\\\N","\\n","Ёж 😀"," "]'] },
  {
    element: decimal(38, 18),
    values: ['[99999999999999999999.999999999999999999,-0.000000000000000001,null]'],
  },
  { element: scalar('bool'), values: ['[true,false,null]'] },
  { element: scalar('float64'), values: ['[0.1,-1.5e300,null]'] },
  { element: scalar('date'), values: ['["1970-01-01",null,"2024-02-29"]'] },
  { element: scalar('timestamp'), values: ['["2024-02-29 12:34:56.000001",null]'] },
  { element: list(scalar('int32')), values: ['[]', '[[1,2],[],[3]]'] },
] as const

/** Each kind of type with its extremes; a kind that is missing does not compile. */
export const TYPE_CASES: Readonly<Record<TypeKind, readonly TypeCase[]>> = {
  bool: [{ type: scalar('bool'), values: ['true', 'false'] }],
  int8: [{ type: scalar('int8'), values: ['-128', '-1', '0', '127'] }],
  int16: [{ type: scalar('int16'), values: ['-32768', '0', '32767'] }],
  int32: [{ type: scalar('int32'), values: ['-2147483648', '0', '2147483647'] }],
  int64: [
    {
      type: scalar('int64'),
      values: ['-9223372036854775808', '-9007199254740993', '0', '9007199254740993', '9223372036854775807'],
    },
  ],
  uint64: [{ type: scalar('uint64'), values: ['0', '9223372036854775808', '18446744073709551615'] }],
  decimal: [
    {
      type: decimal(38, 18),
      values: [`${NINES(20)}.${NINES(18)}`, `-${NINES(20)}.${NINES(18)}`, '0.000000000000000001', '0', '1.10', '-0.5'],
    },
    { type: decimal(38, 0), values: [NINES(38), `-${NINES(38)}`] },
    { type: decimal(18, 18), values: [`0.${NINES(18)}`, `-0.${NINES(18)}`] },
    { type: decimal(9, 2), values: ['9999999.99', '-9999999.99', '0.01'] },
    { type: decimal(60, 30), values: [`${NINES(30)}.${NINES(30)}`, `-${NINES(30)}.${NINES(30)}`] },
  ],
  float64: [
    {
      type: scalar('float64'),
      values: [
        '0',
        '-0.0',
        '0.1',
        '-1.5',
        '1e-7',
        '1.7976931348623157e308',
        '-1.7976931348623157e308',
        '5e-324',
        '2.2250738585072014e-308',
        '9007199254740993',
        '123456789.12345679',
        'NaN',
        'Infinity',
        '-Infinity',
      ],
    },
  ],
  string: [{ type: scalar('string'), values: [...NASTY_TEXTS, LONG_TEXT] }],
  uuid: [
    {
      type: scalar('uuid'),
      values: [
        '00000000-0000-0000-0000-000000000000',
        'ffffffff-ffff-ffff-ffff-ffffffffffff',
        '7F3AAEA0-0B5A-4C1D-9E2F-0123456789AB',
      ],
    },
  ],
  date: [
    {
      type: scalar('date'),
      values: [
        '0001-01-01',
        '1582-10-10',
        '1899-12-31',
        '1900-01-01',
        '1969-12-31',
        '1970-01-01',
        '2000-02-29',
        '2299-12-31',
        '2300-01-01',
        '9999-12-31',
      ],
    },
  ],
  timestamp: [{ type: scalar('timestamp'), values: MOMENTS }],
  timestamptz: [
    {
      type: scalar('timestamptz'),
      values: [
        ...MOMENTS.map((moment) => `${moment}Z`),
        '2024-02-29 12:34:56.5+03:00',
        '2024-02-29 23:59:59-0330',
        '2024-02-29 00:00:00+14',
      ],
    },
  ],
  time: [{ type: scalar('time'), values: ['00:00:00', '23:59:59.999999', '12:34:56.000001', '12:00:00.5'] }],
  interval: [
    {
      type: scalar('interval'),
      values: ['PT0S', 'PT0.000001S', 'P3DT4H5M6.7S', 'PT36H', '-PT1.5S', 'P1W', 'P1Y2M3DT4H5M6.7S', 'P1M', '-P1Y2M'],
    },
  ],
  json: [
    {
      type: scalar('json'),
      values: [
        '{}',
        '[]',
        '"text"',
        '""',
        '0',
        'false',
        '{"b":1,"a":[1,2.50,null,true,{"c":""}]}',
        '{"n":12345678901234567890.123456789,"tiny":1e-30}',
        '{"Ё \\"ж\\"":"😀\\n\\t\\\\","":" "}',
        '{"nul":"\\u0000"}',
        ' {"spaced" :\n1 } ',
        `${'['.repeat(60)}${']'.repeat(60)}`,
      ],
    },
  ],
  list: LISTS.flatMap(({ element, values }) => [
    { type: list(element), values },
    { type: list(element), nullable: false, values },
  ]),
  struct: [
    {
      type: {
        kind: 'struct',
        fields: [
          { name: 'a', type: scalar('int64') },
          { name: 'Имя "б"', type: scalar('string') },
        ],
      },
      values: ['{"a":9223372036854775807,"Имя \\"б\\"":"x\\n"}', '{"a":null,"Имя \\"б\\"":null}'],
    },
  ],
  enum: [
    {
      type: { kind: 'enum', values: ['a', 'Ёж', "it's", 'x"y', 'back\\slash', 'a,b', ' ', 'two\nlines'] },
      values: ['a', 'Ёж', "it's", 'x"y', 'back\\slash', 'a,b', ' ', 'two\nlines'],
    },
  ],
  ip: [
    {
      type: scalar('ip'),
      values: [
        '0.0.0.0',
        '255.255.255.255',
        '10.0.0.1',
        '::',
        '::1',
        '2001:db8::ff00:42:8329',
        'FE80::1',
        '::ffff:192.0.2.1',
      ],
    },
  ],
  binary: [
    {
      type: scalar('binary'),
      values: ['\\x', '\\x00', '\\x00ff10', '\\xDEADbeef', `\\x${'00ff5c27'.repeat(50_000)}`],
    },
  ],
}
