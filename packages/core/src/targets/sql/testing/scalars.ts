import type { ScalarName } from '../../../expressions/functions/names.ts'

/** Arguments of a function by place: pools of canonical texts, of which every combination is tried. */
export interface ArgumentCases {
  /** Logical types of the arguments. */
  readonly types: readonly string[]
  readonly pools: readonly (readonly (string | null)[])[]
}

const TEXTS = [
  '',
  ' ',
  'abc',
  'Привет, Мир',
  'ёЖик в ТУМАНЕ',
  '😀x😀',
  '  край\t ',
  'it\'s \\ "q"',
  'a%b_c',
  'é',
  'a,b,,c',
  null,
]
const SMALL = ['0', '1', '2', '3', '100', '-1', '-3', null]
const INT64 = ['0', '1', '-1', '7', '-7', '9223372036854775807', '-9223372036854775807', null]
const FLOATS = [
  '0',
  '-0',
  '1',
  '-1.5',
  '2.5',
  '0.1',
  '1e15',
  '1e16',
  '123456.789',
  'NaN',
  'Infinity',
  '-Infinity',
  null,
]
const FINITE = ['0', '1', '-1', '0.5', '-2.5', '2', '100', '1e-5', null]
const DECIMALS = ['0', '1.5', '-1.5', '2.25', '-2.25', '99999999.99', '-0.05', null]
const DATES = ['2024-01-31', '2024-02-29', '2023-12-31', '1970-01-01', '1900-03-01', '2021-01-03', '9999-12-31', null]
const CLOCKS = [
  '2024-01-31 23:59:59.999999',
  '2024-02-29 00:00:00',
  '1969-12-31 23:59:59.5',
  '2021-03-28 02:30:00',
  '2023-12-31 10:11:12',
  null,
]
const MOMENTS = [
  '2024-01-31 21:30:00Z',
  '2024-02-29 00:00:00Z',
  '1969-12-31 23:59:59.5Z',
  '2010-03-27 23:30:00Z',
  '2023-12-31 22:00:00Z',
  null,
]
const COUNTS = ['0', '1', '-1', '13', null]
const JSONS = [
  '{"a": null, "b": {"c": [1, "x", {"d": true}]}, "k k": "ё", "q": 1.5}',
  '[]',
  '{}',
  '{"a": "текст", "b": {"c": []}}',
  '{"a": [1, 2, 3], "b": 7}',
  '{"a": false}',
  'null',
  null,
]
const PATHS = ['$.a', '$.b.c', '$.b.c[1]', '$.b.c[2].d', '$."k k"', '$.q']
const LISTS = ['["b","a",null,"b"]', '[]', '[null]', '["ё"]', null]
const NUMBERS = ['[3,1,2]', '[]', '[1,null,1]', null]

const text = (...pools: ArgumentCases['pools']): ArgumentCases => ({
  types: ['string', 'string', 'string'].slice(0, pools.length),
  pools,
})
const double = (pool: readonly (string | null)[]): readonly ArgumentCases[] => [{ types: ['float64'], pools: [pool] }]
const counted = (pool: readonly (string | null)[]): readonly ArgumentCases[] => [
  { types: ['string', 'int64'], pools: [TEXTS, pool] },
]
const moment = (): readonly ArgumentCases[] => [
  { types: ['date'], pools: [DATES] },
  { types: ['timestamp'], pools: [CLOCKS] },
  { types: ['timestamptz'], pools: [MOMENTS] },
]
const added = (): readonly ArgumentCases[] =>
  moment().map(({ types, pools: [pool] }) => ({
    types: [...types, 'int64'],
    pools: [pool.filter((each) => each !== '9999-12-31'), COUNTS],
  }))
const pairs = (): readonly ArgumentCases[] =>
  moment().map(({ types: [type], pools: [pool] }) => ({ types: [type, type], pools: [pool, pool] }))
const json = (): readonly ArgumentCases[] => [{ types: ['json', 'string'], pools: [JSONS, PATHS] }]

/** Cases of every function of one row; one that is missing does not compile. Constant arguments become columns each. */
export const SCALAR_CASES: Readonly<Record<ScalarName, readonly ArgumentCases[]>> = {
  lower: [text(TEXTS)],
  upper: [text(TEXTS)],
  initcap: [text(TEXTS)],
  length: [text(TEXTS)],
  octet_length: [text(TEXTS)],
  trim: [text(TEXTS), text(TEXTS, [' a', 'cп', '%_'])],
  ltrim: [text(TEXTS), text(TEXTS, [' a', '😀'])],
  rtrim: [text(TEXTS), text(TEXTS, [' c', '\\^]-'])],
  replace: [text(TEXTS, ['', 'a', 'ё', '\\', null], ['', 'ы', '\\1'])],
  translate: [text(TEXTS, ['abё', 'a😀'], ['x', 'ыщэ'])],
  substring: [
    { types: ['string', 'int64'], pools: [TEXTS, SMALL] },
    { types: ['string', 'int64', 'int64'], pools: [TEXTS, SMALL, ['0', '1', '2', '100', null]] },
  ],
  left: counted(SMALL),
  right: counted(SMALL),
  lpad: [
    { types: ['string', 'int64'], pools: [TEXTS, ['0', '3', '12', null]] },
    { types: ['string', 'int64', 'string'], pools: [TEXTS, ['0', '3', '12', '-1', null], ['ё', 'xy', '']] },
  ],
  rpad: [
    { types: ['string', 'int64'], pools: [TEXTS, ['0', '3', '12', null]] },
    { types: ['string', 'int64', 'string'], pools: [TEXTS, ['0', '3', '12', '-1', null], ['ё', 'xy', '']] },
  ],
  repeat: counted(['0', '1', '3', '-2', null]),
  reverse: [text(TEXTS)],
  starts_with: [text(TEXTS, ['', 'a', 'П', '%', null])],
  ends_with: [text(TEXTS, ['', 'c', '😀', '_', null])],
  contains: [text(TEXTS, ['', 'b', '%', '\\', 'ри', null])],
  position: [text(['', 'b', '😀', 'ри', ',', null], TEXTS)],
  split_part: [
    { types: ['string', 'string', 'int64'], pools: [TEXTS, [',', '', ', '], ['1', '2', '3', '9', '-1', '-2', null]] },
  ],
  concat: [text(TEXTS, ['', 'ё', null], ['z', null])],
  concat_ws: [text([',', ''], TEXTS, ['', 'ё', null])],
  chr: [{ types: ['int64'], pools: [['65', '1025', '128512', null]] }],
  code_point: [text(TEXTS)],
  md5: [text(TEXTS)],
  sha256: [text(TEXTS)],
  collapse_spaces: [text([...TEXTS, ' a \t\n b  c ', 'нет\u00a0разрыва'])],
  only_digits: [text([...TEXTS, '+7 (495) 123-45-67', '٣4'])],
  regexp_like: [text(TEXTS, ['^a', '[а-яё]+', '\\d', '(?i)ПРИВЕТ', 'a.c', '\\bb', '^$'])],
  regexp_extract: [
    text(TEXTS, ['[a-z]+', '(\\S+)\\s+(\\S+)', '(z)?b']),
    { types: ['string', 'string', 'int64'], pools: [TEXTS, ['(\\S)(\\S)', '([a-z])(,)?'], ['0', '1', '2']] },
  ],
  regexp_replace: [text(TEXTS, ['[a-z]', '(\\S)(\\S)', ' +', '[.]'], ['', '<\\1>', '\\\\', '$1 & \\0'])],
  regexp_count: [text(TEXTS, ['a', '[а-яё]', '\\s', ','])],
  abs: [
    { types: ['int64'], pools: [INT64] },
    { types: ['float64'], pools: [FLOATS] },
    { types: ['decimal(10,2)'], pools: [DECIMALS] },
  ],
  sign: [
    { types: ['int32'], pools: [['5', '0', '-5', null]] },
    { types: ['float64'], pools: [['0', '-0', '0.1', '-3', 'Infinity', null]] },
    { types: ['decimal(10,2)'], pools: [DECIMALS] },
  ],
  round: rounding(),
  ceil: rounding(false),
  floor: rounding(false),
  trunc: rounding(),
  div: [{ types: ['int64', 'int64'], pools: [INT64, ['2', '-2', '0', '3', null]] }],
  mod: [{ types: ['int64', 'int64'], pools: [INT64, ['2', '-2', '0', '3', null]] }],
  power: [{ types: ['float64', 'float64'], pools: [FINITE, ['0', '2', '-1', '0.5', null]] }],
  sqrt: double(FINITE),
  cbrt: double(FINITE),
  exp: double(FINITE),
  ln: double(FINITE),
  log10: double(FINITE),
  log2: double(FINITE),
  pi: [{ types: [], pools: [] }],
  sin: double(FINITE),
  cos: double(FINITE),
  tan: double(FINITE),
  asin: double(FINITE),
  acos: double(FINITE),
  atan: double(FINITE),
  atan2: [{ types: ['float64', 'float64'], pools: [FINITE, FINITE] }],
  degrees: double(FINITE),
  radians: double(FINITE),
  is_nan: double(FLOATS),
  is_finite: double(FLOATS),
  date_trunc: moment().map(({ types, pools }) => ({
    types: ['string', ...types],
    pools: [['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'], ...pools],
  })),
  year: moment(),
  quarter: moment(),
  month: moment(),
  week: moment(),
  day: moment(),
  hour: moment(),
  minute: moment(),
  second: moment(),
  day_of_week: moment(),
  day_of_year: moment(),
  add_years: added(),
  add_months: added(),
  add_weeks: added(),
  add_days: added(),
  add_hours: added(),
  add_minutes: added(),
  add_seconds: added(),
  days_between: pairs(),
  months_between: pairs(),
  years_between: pairs(),
  seconds_between: pairs(),
  make_date: [
    {
      types: ['int64', 'int64', 'int64'],
      pools: [
        ['2024', '2023', '1999', '2299', '0', null],
        ['2', '12', '13', '0'],
        ['29', '31', '1', '0', null],
      ],
    },
  ],
  make_timestamp: [
    {
      types: ['int64', 'int64', 'int64', 'int64', 'int64', 'int64'],
      pools: [['2024', '2023'], ['2'], ['29', '1'], ['0', '23', '24'], ['0', '60'], ['59', '60', '-1', null]],
    },
  ],
  last_day: moment(),
  date_of: moment(),
  time_of: moment(),
  to_epoch: moment(),
  from_epoch: double(['0', '1.5', '-1.25', '1704067200.123456', '1704067200', null]),
  at_zone: [
    { types: ['timestamptz', 'string'], pools: [MOMENTS, ['Europe/Moscow', 'America/New_York', 'Asia/Kolkata']] },
  ],
  in_zone: [
    {
      types: ['timestamp', 'string'],
      pools: [
        ['2024-01-31 23:59:59.999999', '1970-01-01 00:00:00', null],
        ['Europe/Moscow', 'America/New_York'],
      ],
    },
  ],
  format_date: moment().map(({ types, pools }) => ({
    types: [...types, 'string'],
    pools: [...pools, ['%Y-%m-%d', '%d.%m.%y %H:%M:%S', '100%% %j \'q\' Q "мес" %m']],
  })),
  parse_date: [
    text(
      ['2024-02-29', '2023-02-29', '29.02.2024', '2024-2-9', '', ' 2024-02-29', 'x', null],
      ['%Y-%m-%d', '%d.%m.%Y'],
    ),
  ],
  parse_timestamp: [
    text(
      ['2024-02-29 10:11:12', '2024-02-29 24:00:00', '20240229T101112', '2024-02-29 10:60:00', 'x', null],
      ['%Y-%m-%d %H:%M:%S', '%Y%m%dT%H%M%S'],
    ),
  ],
  current_date: [],
  current_timestamp: [],
  coalesce: [
    text(TEXTS, ['x', null], ['y', null]),
    { types: ['int64', 'int64'], pools: [INT64, ['5', null]] },
    { types: ['date', 'date'], pools: [DATES, ['2020-01-01', null]] },
  ],
  nullif: [
    text(TEXTS, ['', 'abc', 'ABC', null]),
    { types: ['float64', 'float64'], pools: [FLOATS, ['0', 'NaN', '1', null]] },
  ],
  if: [
    {
      types: ['bool', 'int64', 'int64'],
      pools: [
        ['true', 'false', null],
        ['1', null],
        ['2', null],
      ],
    },
  ],
  greatest: [
    text(['a', 'B', 'ё', '😀', null], ['b', '', null], ['б', null]),
    { types: ['float64', 'float64'], pools: [FLOATS, ['0', 'NaN', '1', null]] },
    { types: ['int64', 'int64'], pools: [INT64, ['5', null]] },
    { types: ['date', 'date'], pools: [DATES, ['2020-01-01', null]] },
  ],
  least: [
    text(['a', 'B', 'ё', '😀', null], ['b', '', null], ['б', null]),
    { types: ['float64', 'float64'], pools: [FLOATS, ['0', 'NaN', '1', null]] },
    { types: ['decimal(10,2)', 'decimal(10,2)'], pools: [DECIMALS, ['0.01', null]] },
  ],
  json_text: json(),
  json_get: json(),
  json_exists: json(),
  json_type: json(),
  json_array_length: json(),
  json_valid: [text(['{"a": 1}', '{', '', '"x"', 'nul', '1.5', '[1, 2]', null])],
  split: [text(TEXTS, [',', '', ' '])],
  array_length: [
    { types: ['list<string>'], pools: [LISTS] },
    { types: ['list<int64>'], pools: [NUMBERS] },
  ],
  array_get: [{ types: ['list<string>', 'int64'], pools: [LISTS, ['0', '1', '2', '9', '-1', null]] }],
  array_contains: [
    { types: ['list<string>', 'string'], pools: [LISTS, ['a', 'ё', 'z', null]] },
    { types: ['list<int64>', 'int64'], pools: [NUMBERS, ['1', '9']] },
  ],
  array_join: [{ types: ['list<string>', 'string'], pools: [LISTS, [',', '']] }],
  array_distinct: [
    { types: ['list<string>'], pools: [LISTS] },
    { types: ['list<int64>'], pools: [NUMBERS] },
  ],
  array_sort: [
    { types: ['list<string>'], pools: [LISTS] },
    { types: ['list<int64>'], pools: [NUMBERS] },
  ],
  array_slice: [
    {
      types: ['list<string>', 'int64', 'int64'],
      pools: [LISTS, ['-1', '0', '1', '2', '9', null], ['0', '1', '3', '-1', null]],
    },
  ],
  array_concat: [{ types: ['list<string>', 'list<string>'], pools: [LISTS, LISTS] }],
}

function rounding(places = true): readonly ArgumentCases[] {
  const pools = [
    ['int64', INT64.filter((each) => each === null || each.length < 12)],
    ['float64', [...FLOATS, '-2.5', '0.49999999999999994', '2.675', '-2.675', '1e300']],
    ['decimal(10,2)', DECIMALS],
    ['decimal(38,6)', ['12345678901234567890.123456', '-0.5', '0.4999', null]],
  ] as const
  return pools.flatMap(([type, pool]) => [
    { types: [type], pools: [pool] },
    ...(places ? [{ types: [type, 'int64'], pools: [pool, ['1', '0', '-1', '3']] }] : []),
  ])
}
