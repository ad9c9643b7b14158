import type { AggregateName, WindowName } from '@ai-etl/core/expressions/functions/names'
import { printName } from '@ai-etl/core/expressions/print'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import type { Step } from '@ai-etl/core/pipeline/schema'
import { AGGREGATE_FORMS, type GroupForm, WINDOW_FORMS } from './aggregates.ts'
import type { Kind } from './forms.ts'
import { byKind, kindOf, type Making, MEASURE } from './kinds.ts'

/** Steps over the relation, the last one of the type; null where it has not what they need. `{1}` is the first of them. */
type Maker = (making: Making, input: string) => readonly object[] | null

const KEY_KINDS: readonly Kind[] = ['int', 'text', 'date', 'bool', 'decimal', 'float']
const VALUE_KINDS: readonly Kind[] = ['int', 'decimal', 'float', 'text', 'date', 'timestamp', 'timestamptz', 'bool']

/** Columns that rows can be ordered, grouped and told apart by. */
function comparable(columns: readonly PipelineColumn[]): readonly PipelineColumn[] {
  return columns.filter(({ name, type }) => {
    const kind = kindOf(type)
    return kind !== undefined && !['texts', 'numbers', 'json'].includes(kind) && !MEASURE.test(name)
  })
}

/** The input with nothing but columns that rows are told apart by; `{1}` is then the input. */
function plainOf(making: Making, input: string): readonly [step: object, columns: readonly PipelineColumn[]] | null {
  const columns = comparable(making.columnsOf(input))
  if (columns.length === 0) return null
  const kept = Object.fromEntries(columns.map(({ name }) => [name, printName(name)]))
  return [{ type: 'select', input, columns: kept }, columns]
}

/** An order that leaves no two different rows equal. */
function wholeOrder({ random }: Making, columns: readonly PipelineColumn[]): readonly object[] {
  const leading = random.some(columns, 1 + random.below(2))
  const rest = columns.filter((column) => !leading.includes(column))
  return [...leading, ...rest].map(({ name }, i) => ({
    by: name,
    direction: i < leading.length && random.chance(0.5) ? 'desc' : 'asc',
    ...(random.chance(0.3) && { nulls: 'first' }),
  }))
}

function values(making: Making, input: string, count: number): Readonly<Record<string, string>> {
  const { random } = making
  return Object.fromEntries(
    Array.from({ length: count }, () => [making.name(), making.expression(input, random.one(VALUE_KINDS))]),
  )
}

/** An aggregate with its arguments, and whether its last digits are the machine's. */
function aggregate(making: Making, input: string, windowed: boolean): readonly [name: string, text: string] {
  const { random } = making
  const name = random.one(Object.keys(AGGREGATE_FORMS) as AggregateName[])
  const form: GroupForm = random.one(AGGREGATE_FORMS[name])
  const given = form.takes.map((each) => (typeof each === 'object' ? each.text : making.expression(input, each, 1)))
  const order = form.ordered && !windowed ? ` order by ${orderText(making, input)}` : ''
  const distinct = form.distinct && !windowed && random.chance(0.3) ? 'distinct ' : ''
  const filter = random.chance(0.25) ? ` filter (where ${making.expression(input, 'bool', 1)})` : ''
  const text = `${name}(${distinct}${given.length === 0 ? '*' : given.join(', ')}${order})${filter}`
  return [`${form.measure ? 'm_' : ''}${making.name()}`, text]
}

function orderText(making: Making, input: string): string {
  const { random } = making
  const columns = comparable(making.columnsOf(input))
  const leading = random.below(columns.length)
  return [columns[leading], ...columns.filter((_, i) => i !== leading)]
    .map(({ name }, i) => `${printName(name)}${i === 0 && random.chance(0.4) ? ' desc' : ''}`)
    .join(', ')
}

const FRAMES = [
  { unit: 'rows', from: '1 preceding', to: '1 following' },
  { unit: 'rows', from: 'unbounded preceding', to: '1 preceding' },
  { unit: 'rows', from: 'current row', to: 'unbounded following' },
  { unit: 'groups', from: '1 preceding', to: 'current row' },
  { unit: 'range', from: 'unbounded preceding', to: 'current row' },
] as const

const window: Maker = (making, input) => {
  const { random } = making
  const columns = comparable(making.columnsOf(input))
  if (columns.length === 0) return null
  const name = random.one(Object.keys(WINDOW_FORMS) as WindowName[])
  const call = random.one(WINDOW_FORMS[name])
  const takes = call.takes.replaceAll(/\{([a-z]+)\}/g, (_, kind: string) => making.expression(input, kind as Kind, 1))
  const computed = Object.fromEntries([[making.name(), `${name}(${takes})`], aggregate(making, input, true)])
  return [
    {
      type: 'window',
      input,
      ...(random.chance(0.6) && { partitionBy: [random.one(columns).name] }),
      orderBy: wholeOrder(making, columns),
      ...(random.chance(0.4) && { frame: random.one(FRAMES) }),
      values: computed,
    },
  ]
}

const join: Maker = (making, input) => {
  const { random } = making
  const right = random.one([...making.relations.slice(0, 3), random.one(making.relations)])
  // Rows of a join of joins would be too many for a test.
  const width = making.columnsOf(input).length + making.columnsOf(right).length
  if (width > 45) return null
  const kind = random.one(['inner', 'left', 'right', 'full', 'semi', 'anti', 'inner', 'left', 'cross'])
  const sides = { left: { input, as: 'l' }, right: { input: right, as: 'r' } }
  if (kind === 'cross') return [{ type: 'join', ...sides, kind }]
  const [a, b] = [byKind(making.columnsOf(input)), byKind(making.columnsOf(right))]
  const both = (['int', 'text', 'date', 'float', 'decimal'] as const).filter((each) => a[each] && b[each])
  if (both.length === 0) return null
  const pair = (of: Kind, operator: string) => `l.${random.one(a[of] ?? [])} ${operator} r.${random.one(b[of] ?? [])}`
  const more = random.chance(0.35) ? ` and ${pair(random.one(both), random.one(['<', '>=', '<>']))}` : ''
  return [{ type: 'join', ...sides, kind, on: `${pair(random.one(both), random.chance(0.85) ? '=' : '<')}${more}` }]
}

const union: Maker = (making, input) => {
  const { random } = making
  const columns = random.some(comparable(making.columnsOf(input)), 4)
  if (columns.length === 0) return null
  const own = Object.fromEntries(columns.map(({ name }) => [name, printName(name)]))
  const other = Object.fromEntries(
    random
      .some(columns, 3)
      .toReversed()
      .map(({ name, type }) => [name, making.expression(input, kindOf(type) ?? 'int', 1)]),
  )
  const second = { type: 'select', input, columns: { ...other, ...(random.chance(0.3) && { extra: "'x'" }) } }
  return [
    { type: 'select', input, columns: own },
    second,
    {
      type: 'union',
      inputs: random.chance(0.5) ? ['{1}', '{2}'] : ['{2}', '{1}', '{1}'],
      distinct: random.chance(0.4),
    },
  ]
}

const CASTS: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  text: ['int64', 'decimal(8,2)', 'date', 'bool', 'float64', 'timestamp'],
  int: ['string', 'decimal(20,1)', 'float64', 'int8'],
  decimal: ['string', 'decimal(9,1)', 'int64', 'float64'],
  date: ['string', 'timestamp'],
  timestamp: ['date', 'string'],
  bool: ['string'],
}

/** Every type of step; one that is missing does not compile. */
export const STEP_MAKERS: { readonly [T in Step['type']]: Maker } = {
  select: (making, input) => {
    const kept = making.random.some(making.columnsOf(input), 4).map(({ name }) => [name, printName(name)])
    return [{ type: 'select', input, columns: { ...Object.fromEntries(kept), ...values(making, input, 3) } }]
  },
  derive: (making, input) => {
    const replaced = making.random.one(making.columnsOf(input))
    const kind = kindOf(replaced.type)
    const over = kind && !MEASURE.test(replaced.name) ? { [replaced.name]: making.expression(input, kind) } : {}
    return [{ type: 'derive', input, values: { ...values(making, input, 2), ...over } }]
  },
  rename: (making, input) => {
    const columns = making.random.some(comparable(making.columnsOf(input)), 2)
    const names = ['Имя "x"', "it's", 'ORDER', 'a b']
    return [
      {
        type: 'rename',
        input,
        columns: Object.fromEntries(columns.map(({ name }, i) => [name, `${names[i]} ${making.name()}`])),
      },
    ]
  },
  drop: (making, input) => {
    const columns = making.columnsOf(input)
    return columns.length < 3
      ? null
      : [{ type: 'drop', input, columns: making.random.some(columns, 2).map(({ name }) => name) }]
  },
  cast: (making, input) => {
    const { random } = making
    const castable = comparable(making.columnsOf(input)).filter(({ type }) => CASTS[kindOf(type) ?? 'json'])
    if (castable.length === 0) return null
    const columns = random
      .some(castable, 2)
      .map(({ name, type }) => [name, random.one(CASTS[kindOf(type) ?? 'json'] ?? [])])
    return [{ type: 'cast', input, columns: Object.fromEntries(columns), onError: random.one(['null', 'reject']) }]
  },
  filter: (making, input) => [{ type: 'filter', input, where: making.expression(input, 'bool') }],
  join,
  aggregate: (making, input) => {
    const { random } = making
    if (comparable(making.columnsOf(input)).length === 0) return null
    const by = Array.from({ length: random.below(3) }, () => [
      making.name(),
      making.expression(input, random.one(KEY_KINDS), 1),
    ])
    const computed = Array.from({ length: 1 + random.below(3) }, () => aggregate(making, input, false))
    const rows = making.name()
    return [
      {
        type: 'aggregate',
        input,
        by: Object.fromEntries(by),
        values: { ...Object.fromEntries(computed), [rows]: 'count(*)' },
        ...(random.chance(0.3) && { having: `${rows} > 1` }),
      },
    ]
  },
  window,
  sort: (making, input) => {
    const columns = comparable(making.columnsOf(input))
    return columns.length === 0 ? null : [{ type: 'sort', input, orderBy: wholeOrder(making, columns) }]
  },
  limit: (making, input) => {
    const plain = plainOf(making, input)
    if (plain === null) return null
    const { random } = making
    const sorted = { type: 'sort', input: '{1}', orderBy: wholeOrder(making, plain[1]) }
    return [plain[0], sorted, { type: 'limit', input: '{2}', count: random.below(9), offset: random.below(3) }]
  },
  distinct: (making, input) => {
    const columns = making.random.some(comparable(making.columnsOf(input)), 3)
    if (columns.length === 0) return null
    const kept = Object.fromEntries(columns.map(({ name }) => [name, printName(name)]))
    return [
      { type: 'select', input, columns: kept },
      { type: 'distinct', input: '{1}' },
    ]
  },
  deduplicate: (making, input) => {
    const plain = plainOf(making, input)
    if (plain === null) return null
    const { random } = making
    const key = random.some(plain[1], 1 + random.below(2)).map(({ name }) => name)
    const orderBy = wholeOrder(making, plain[1])
    return [plain[0], { type: 'deduplicate', input: '{1}', key, orderBy, keep: random.one(['first', 'last']) }]
  },
  union,
  unnest: (making, input) => {
    const lists = making.columnsOf(input).filter(({ type }) => ['texts', 'numbers'].includes(kindOf(type) ?? ''))
    if (lists.length === 0) return null
    return [{ type: 'unnest', input, column: making.random.one(lists).name, as: making.name() }]
  },
  pivot: (making, input) => {
    const { random } = making
    const texts = byKind(making.columnsOf(input)).text
    if (!texts) return null
    const [key, value] = [making.expression(input, random.one(KEY_KINDS), 1), making.expression(input, 'decimal', 1)]
    const on = { type: 'select', input, columns: { k: key, which: random.one(texts), amount: value } }
    const computed = random.one(['sum(amount)', 'count(amount)', 'max(amount)'])
    return [on, { type: 'pivot', input: '{1}', on: 'which', values: { a: computed, ё: computed, 'a ': computed } }]
  },
  unpivot: (making, input) => {
    const kind = making.random.one(['int', 'text', 'decimal'] as const)
    const [a, b, key] = [
      making.expression(input, kind, 1),
      making.expression(input, kind, 1),
      making.expression(input, 'int', 0),
    ]
    const cast = kind === 'int' ? 'int64' : kind === 'text' ? 'string' : 'decimal(30,6)'
    return [
      { type: 'select', input, columns: { k: key, a: `cast(${a} as ${cast})`, b: `cast(${b} as ${cast})` } },
      { type: 'unpivot', input: '{1}', columns: ['a', 'b'], name: 'which', value: 'value' },
    ]
  },
  fill: (making, input) => {
    const columns = making.random.some(comparable(making.columnsOf(input)), 2)
    if (columns.length === 0) return null
    const filled = columns.map(({ name, type }) => [name, making.expression(input, kindOf(type) ?? 'int', 1)])
    return [{ type: 'fill', input, columns: Object.fromEntries(filled) }]
  },
  mask: (making, input) => {
    const { random } = making
    const kinds = byKind(making.columnsOf(input))
    const columns = [
      ...(kinds.text ? [[bare(random.one(kinds.text)), random.one(['hash', 'partial'])]] : []),
      ...(kinds.timestamp ? [[bare(random.one(kinds.timestamp)), 'year']] : []),
      ...(kinds.int ? [[bare(random.one(kinds.int)), 'null']] : []),
    ]
    return columns.length === 0 ? null : [{ type: 'mask', input, columns: Object.fromEntries(columns) }]
  },
  // One SELECT becomes steps before anything is lowered: what it becomes is made of the steps above.
  sql: () => null,
}

/** A name as it is in the document. */
function bare(printed: string): string {
  return printed.startsWith('"') ? printed.slice(1, -1).replaceAll('""', '"') : printed
}
