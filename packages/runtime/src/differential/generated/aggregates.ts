import type { AggregateName, WindowName } from '@ai-etl/core/expressions/functions/names'
import type { Kind } from './forms.ts'

/** How an aggregate is written in a generated pipeline. */
export interface GroupForm {
  /** Kind of each argument; texts stand as they are. */
  readonly takes: readonly (Kind | { readonly text: string })[]
  /** Its last digits depend on the machine or on the order of the rows: nothing is decided by them. */
  readonly measure?: true
  /** The result depends on an order, which is given as a whole one. */
  readonly ordered?: true
  readonly distinct?: true
}

const of = (...takes: readonly Kind[]): GroupForm => ({ takes })
const distinct = (...takes: readonly Kind[]): GroupForm => ({ takes, distinct: true })
const measured = (...takes: readonly Kind[]): GroupForm => ({ takes, measure: true })
const ordered = (...takes: readonly (Kind | { text: string })[]): GroupForm => ({ takes, ordered: true })
const COMPARED = ['int', 'decimal', 'float', 'text', 'date', 'timestamp', 'timestamptz'] as const

/** Each aggregate; one that is missing does not compile. */
export const AGGREGATE_FORMS: Readonly<Record<AggregateName, readonly GroupForm[]>> = {
  sum: [distinct('int'), distinct('decimal'), measured('float')],
  avg: [measured('int'), distinct('decimal'), measured('float')],
  count: [of(), ...(['int', 'text', 'float', 'date', 'bool'] as const).map((kind) => distinct(kind))],
  min: COMPARED.map((kind) => of(kind)),
  max: COMPARED.map((kind) => of(kind)),
  stddev: [measured('decimal')],
  stddev_pop: [measured('decimal')],
  variance: [measured('decimal')],
  var_pop: [measured('decimal')],
  median: [measured('decimal')],
  quantile: [{ takes: ['decimal', { text: '0.25' }], measure: true }],
  mode: [of('int'), of('text'), of('decimal')],
  string_agg: [ordered('text', { text: "', '" })],
  array_agg: [ordered('text'), ordered('int')],
  first: [ordered('int'), ordered('text'), ordered('date')],
  last: [ordered('int'), ordered('text'), ordered('date')],
  corr: [measured('decimal', 'decimal')],
  covar_samp: [measured('decimal', 'decimal')],
  covar_pop: [measured('decimal', 'decimal')],
  bool_and: [of('bool')],
  bool_or: [of('bool')],
  count_if: [of('bool')],
  min_by: [of('text', 'int'), of('int', 'date')],
  max_by: [of('text', 'int'), of('int', 'decimal')],
}

/** Each function of a window: its arguments, and whether rows that tie would make it arbitrary. */
export const WINDOW_FORMS: Readonly<
  Record<WindowName, readonly { readonly takes: string; readonly ordered: boolean }[]>
> = {
  row_number: [{ takes: '', ordered: true }],
  rank: [{ takes: '', ordered: false }],
  dense_rank: [{ takes: '', ordered: false }],
  percent_rank: [{ takes: '', ordered: false }],
  cume_dist: [{ takes: '', ordered: false }],
  ntile: [{ takes: '3', ordered: true }],
  lag: [
    { takes: '{text}', ordered: true },
    { takes: '{int}, 2, -7', ordered: true },
  ],
  lead: [
    { takes: '{date}', ordered: true },
    { takes: '{int}, 1, 0', ordered: true },
  ],
  first_value: [
    { takes: '{text}', ordered: true },
    { takes: '{int}', ordered: true },
  ],
  last_value: [{ takes: '{text}', ordered: true }],
  nth_value: [{ takes: '{int}, 2', ordered: true }],
}
