import type { Partitioning } from '../dialects/dialect.ts'
import { partitionReasons } from '../messages/ddl/partitions.ts'
import type { Keys } from './keys.ts'
import type { Grain, Partition } from './model.ts'
import { GRAINS } from './model.ts'
import { partitionCount } from './ranges.ts'
import type { ScopedColumn, TableScope } from './scope.ts'
import { columnOf, evidence } from './scope.ts'
import { HOURLY_MOST_DAYS, PARTITION_LIFECYCLE_BYTES } from './thresholds.ts'

/** Parts of a table that is spread by hash: few enough to keep, a power of two to split evenly. */
const HASH_PARTS = 16
/** Values and share of queries from which a table without a time axis is partitioned by a column's values. */
const LIST_MOST_VALUES = 20
const LIST_LEAST_SHARE = 0.5

/** Decides whether and how a table is partitioned; says why not when it is not. */
export function choosePartition(scope: TableScope, keys: Keys): Partition | null {
  const { partitioning } = scope.spec
  const { notes, lang } = scope
  if (scope.input.parent !== null) return null
  if (!('kinds' in partitioning)) {
    const reason = partitionReasons['no-partitions'][lang]({ product: scope.spec.title, instead: partitioning.instead })
    notes.refuse('partition', 'PARTITION BY', reason)
    return null
  }
  const refuse = (reason: string, what = 'PARTITION BY') => {
    notes.refuse('partition', what, reason)
    return null
  }
  const bytes = scope.volume.bytes
  if (bytes === null) return refuse(partitionReasons['unknown-size'][lang]({}))
  const axis = scope.input.timeAxis ? columnOf(scope, scope.input.timeAxis.column) : undefined
  if (axis) return partitionByTime(scope, partitioning, axis, bytes, refuse)
  return partitionWithoutTime(scope, partitioning, keys, bytes, refuse)
}

type Refuse = (reason: string, what?: string) => null

function partitionByTime(
  scope: TableScope,
  partitioning: Partitioning,
  axis: ScopedColumn,
  bytes: number,
  refuse: Refuse,
): Partition | null {
  const { lang, volume, input, options, notes } = scope
  const column = axis.name
  const what = `PARTITION BY RANGE (${column})`
  if (axis.nullable) return refuse(partitionReasons['nullable-axis'][lang]({ column }), what)
  const retention = options.retention?.days ?? null
  const threshold = retention === null ? partitioning.fromBytes : PARTITION_LIFECYCLE_BYTES
  const facts = { rows: volume.rows, bytes, days: volume.days }
  if (bytes < threshold) return refuse(partitionReasons['not-yet'][lang]({ ...facts, threshold, column }), what)
  const blocked = foreignKeysForbid(scope, partitioning)
  if (blocked) return refuse(blocked, what)
  const [from, to] = [input.timeAxis?.from ?? '', input.timeAxis?.to ?? '']
  const limit = partitioning.mostPerLoad ?? partitioning.most
  const years = partitionCount(from, to, 'year')
  if (years > limit) return refuse(partitionReasons['too-many'][lang]({ parts: years, limit }), what)
  const grain = fitGrain(scope, partitioning, wantedGrain(volume.bytesPerDay, retention), from, to)
  const reason =
    retention === null
      ? partitionReasons.size[lang]({ ...facts, threshold, column, grain })
      : partitionReasons.lifecycle[lang]({ ...facts, column, grain, retention })
  const measured = {
    'timeAxis.from': from,
    'timeAxis.to': to,
    expectedBytes: bytes,
    expectedDays: volume.days,
    threshold,
  }
  notes.choose('partition', column, `RANGE (${column}) ${grain}`, reason, evidence(measured))
  return { kind: 'range', column, type: axis.input.type, grain, from, to }
}

const GB = 1_000_000_000

/** Months unless rows leave sooner or come so fast that a month is unwieldy. */
function wantedGrain(bytesPerDay: number, retention: number | null): Grain {
  if (retention !== null && retention <= HOURLY_MOST_DAYS) {
    return retention <= 2 || bytesPerDay >= 24 * 10 * GB ? 'hour' : 'day'
  }
  return bytesPerDay >= 10 * GB ? 'day' : 'month'
}

/** Takes coarser grains until the values there are, and those expected, make few enough partitions. */
function fitGrain(scope: TableScope, limits: Partitioning, wanted: Grain, from: string, to: string): Grain {
  const kept = scope.volume.days
  let grain = wanted
  for (let i = GRAINS.indexOf(wanted); i < GRAINS.length; i++) {
    grain = GRAINS[i]
    const seen = partitionCount(from, to, grain)
    const expected = Math.max(seen, kept / DAYS[grain])
    if (seen <= (limits.mostPerLoad ?? limits.most) && expected <= limits.most) break
  }
  if (grain !== wanted) {
    const parts = partitionCount(from, to, wanted)
    const limit = limits.mostPerLoad ?? limits.most
    scope.notes.refuse(
      'partition',
      `PARTITION BY RANGE … ${wanted}`,
      partitionReasons.coarser[scope.lang]({ grain, parts, limit }),
    )
  }
  return grain
}

const DAYS: Readonly<Record<Grain, number>> = { hour: 1 / 24, day: 1, month: 30, year: 365 }

function partitionWithoutTime(
  scope: TableScope,
  partitioning: Partitioning,
  keys: Keys,
  bytes: number,
  refuse: Refuse,
): Partition | null {
  const { lang, volume, notes } = scope
  const facts = { rows: volume.rows, bytes, days: volume.days }
  const threshold = partitioning.fromBytes
  if (bytes < threshold) return refuse(partitionReasons['no-axis'][lang]({}))
  const blocked = foreignKeysForbid(scope, partitioning)
  if (blocked) return refuse(blocked)
  const listed = partitioning.kinds.includes('list') ? listColumn(scope) : null
  if (listed) {
    const { column, values, share } = listed
    const reason = partitionReasons.listed[lang]({ ...facts, column: column.name, values: values.length, share })
    notes.choose('partition', column.name, `LIST (${column.name})`, reason, evidence({ share, values: values.length }))
    return { kind: 'list', column: column.name, values }
  }
  const key = keys.primary[0]
  if (!key || keys.primary.length !== 1 || !partitioning.kinds.includes('hash')) {
    return refuse(partitionReasons['no-axis'][lang]({}))
  }
  const reason = partitionReasons.spread[lang]({ ...facts, column: key.name, parts: HASH_PARTS, threshold })
  notes.choose('partition', key.name, `HASH (${key.name})`, reason, evidence({ expectedBytes: bytes, threshold }))
  return { kind: 'hash', column: key.name, parts: HASH_PARTS }
}

/** A complete column of few values, all of them known, that most queries filter by. */
function listColumn(scope: TableScope): { column: ScopedColumn; values: string[]; share: number } | null {
  for (const column of scope.columns) {
    const share = scope.use?.equality.get(column.input.name.toLowerCase()) ?? 0
    const { distinct, top, personal } = column.input.facts ?? {}
    if (column.nullable || personal || share < LIST_LEAST_SHARE || !distinct?.exact || !top) continue
    if (column.input.type.kind !== 'string' || distinct.value > LIST_MOST_VALUES || top.length < distinct.value)
      continue
    return { column, values: top.map((entry) => entry.value), share }
  }
  return null
}

function foreignKeysForbid(scope: TableScope, partitioning: Partitioning): string | null {
  if (partitioning.foreignKeys || scope.children.length === 0) return null
  if (scope.spec.dialect === 'mysql') return partitionReasons['mysql-foreign-key'][scope.lang]({})
  return partitionReasons['has-children'][scope.lang]({ children: scope.children.join(', ') })
}
