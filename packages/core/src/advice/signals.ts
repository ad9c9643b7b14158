import type { StrongAxis } from '../ddl/axis.ts'
import { strongAxis } from '../ddl/axis.ts'
import type { UpdateKind } from '../ddl/model.ts'
import { distinctBound, namedAsIdentifier, roleOf } from '../ddl/roles.ts'
import type { FieldProfile, Profile, TableProfile } from '../documents/profile.ts'
import type { QueryPatterns } from '../documents/queries.ts'
import { parseType } from '../types/parse.ts'

/** What the user says beside the data. */
export interface AdviceInputs {
  readonly queries?: QueryPatterns
  readonly updates?: UpdateKind
  /** Seconds within which new data should be readable. */
  readonly every?: number
  readonly growth?: { readonly bytesPerDay: number }
  readonly retention?: { readonly days: number }
}

/** Measured and stated facts that the rules of advice compare with their thresholds. */
export interface Signals {
  readonly rows: number
  /** Bytes of the input as it stands. */
  readonly bytes: number
  /** Bytes after the retention, or after a year; what grows is what was stated or measured. */
  readonly expectedBytes: number
  readonly expectedDays: number
  readonly growth: { readonly bytesPerDay: number; readonly stated: boolean } | null
  readonly retentionDays: number | null
  readonly everySeconds: number | null
  readonly format: string
  /** The time axis of the root, when rows come in its order over at least a week. */
  readonly axis: StrongAxis | null
  readonly dimensions: readonly { readonly name: string; readonly distinct: number }[]
  readonly measures: number
  /** The likeliest business key: `register` when it names an entity of the outside world (tax number, cadastral number). */
  readonly key: { readonly columns: readonly string[]; readonly register: boolean } | null
  /** Levels of tables below the root. */
  readonly depth: number
  /** Child tables, by name, with rows for each root record. */
  readonly children: readonly { readonly name: string; readonly perRecord: number }[]
  /** Nested data that are read whole rather than by parts: deep, or mostly coordinates and quantities. */
  readonly bulk: boolean
  readonly updates: { readonly kind: UpdateKind; readonly stated: boolean }
  /** Shares of the load, 0 to 1; null without queries. */
  readonly load: { readonly point: number; readonly aggregate: number; readonly join: number } | null
  /** Fields with quality findings, and all fields. */
  readonly troubled: { readonly fields: number; readonly of: number }
  readonly personal: number
}

/** Registers of the outside world whose entities change: a row is looked up and corrected by such a key. */
const REGISTER_SEMANTICS = new Set(['inn', 'ogrn', 'ogrnip', 'snils', 'cadastral-number', 'passport', 'iban'])
const DIMENSION_MOST_VALUES = 1_000
const HORIZON_DAYS = 365
/** Rows of a child for each record from which quantities alone make it bulk. */
const BULK_PER_RECORD = 8

/** Gathers the signals of a profile and of what the user said. */
export function readSignals(profile: Profile, inputs: AdviceInputs): Signals {
  const [root] = profile.tables
  const axis = strongAxis(root.timeAxis, inputs.retention?.days)
  const key = businessKey(root)
  const depth = Math.max(...profile.tables.map((table) => depthOf(profile.tables, table)))
  const children = profile.tables
    .filter((table) => table.parent !== null)
    .map((table) => ({ name: table.name, perRecord: root.rows > 0 ? table.rows / root.rows : 0 }))
  const bulk = depth >= 2 || profile.tables.some((table) => isBulk(table, root))
  const growth = inputs.growth
    ? { bytesPerDay: inputs.growth.bytesPerDay, stated: true }
    : axis && profile.growth
      ? { bytesPerDay: profile.growth.bytesPerDay, stated: false }
      : null
  const days = inputs.retention?.days ?? HORIZON_DAYS
  const grown = (growth?.bytesPerDay ?? 0) * days
  const fields = profile.tables.flatMap((table) => table.fields)
  return {
    rows: root.rows,
    bytes: profile.bytes,
    expectedBytes: Math.round(inputs.retention ? Math.max(profile.bytes, grown) : profile.bytes + grown),
    expectedDays: days,
    growth,
    retentionDays: inputs.retention?.days ?? null,
    everySeconds: inputs.every ?? null,
    format: profile.format.name,
    axis,
    dimensions: dimensionsOf(root),
    measures: root.fields.filter((field) => role(field, root) === 'measure').length,
    key,
    depth,
    children,
    bulk,
    updates: inputs.updates
      ? { kind: inputs.updates, stated: true }
      : { kind: guessUpdates(axis, key, bulk), stated: false },
    load: inputs.queries ? readLoad(inputs.queries, root) : null,
    troubled: { fields: fields.filter((field) => field.issues.length > 0).length, of: fields.length },
    personal: fields.filter((field) => field.personal).length,
  }
}

function businessKey(root: TableProfile): Signals['key'] {
  const field = (name: string) => root.fields.find((candidate) => candidate.name === name)
  const keys = root.keys
    .map(({ columns }) => columns)
    .filter(
      (columns) =>
        columns.length > 0 && !columns.includes('_id') && columns.every((name) => field(name)?.nullable === false),
    )
  const isRegister = (columns: readonly string[]) =>
    columns.some((name) => REGISTER_SEMANTICS.has(field(name)?.semantic ?? ''))
  const isNamed = (columns: readonly string[]) =>
    columns.every((name) =>
      namedAsIdentifier({ name, type: parseType(field(name)?.type ?? 'string'), facts: field(name) }),
    )
  const named = keys.filter((columns) => columns.length === 1 && isNamed(columns))
  const best =
    keys.find(isRegister) ?? named.find(([name]) => field(name)?.type.startsWith('int')) ?? named[0] ?? keys[0]
  return best ? { columns: best, register: isRegister(best) } : null
}

function depthOf(tables: readonly TableProfile[], table: TableProfile): number {
  const parent = tables.find((candidate) => candidate.name === table.parent)
  return parent ? 1 + depthOf(tables, parent) : 0
}

/** A child of many rows for each record that holds quantities and nothing to look up: points of a contour, readings. */
function isBulk(table: TableProfile, root: TableProfile): boolean {
  if (table.parent === null || root.rows === 0 || table.rows / root.rows < BULK_PER_RECORD) return false
  const own = table.fields.filter((field) => !field.name.startsWith('_'))
  const quantities = own.filter((field) => ['measure', 'constant'].includes(role(field, table)))
  return own.length >= 2 && quantities.length / own.length > 0.5
}

function dimensionsOf(root: TableProfile): Signals['dimensions'] {
  return root.fields
    .filter((field) => ['dimension', 'reference'].includes(role(field, root)))
    .map((field) => ({ name: field.name, distinct: distinctBound(field) ?? 0 }))
    .filter(({ distinct }) => distinct > 1 && distinct <= DIMENSION_MOST_VALUES)
    .toSorted((a, b) => a.distinct - b.distinct)
}

function role(field: FieldProfile, table: TableProfile): ReturnType<typeof roleOf> {
  return roleOf({ name: field.name, type: parseType(field.type), facts: field }, table.rows)
}

/** Without a word from the user: events are added, records of a register are corrected, bulk is replaced as a whole. */
function guessUpdates(axis: StrongAxis | null, key: Signals['key'], bulk: boolean): UpdateKind {
  if (axis) return 'append'
  return key?.register && !bulk ? 'upsert' : 'none'
}

/** Point: equality with a unique column and nothing grouped. Aggregate: grouped, or over a range. */
function readLoad(patterns: QueryPatterns, root: TableProfile): NonNullable<Signals['load']> {
  const unique = new Set(root.fields.filter((field) => field.unique).map((field) => field.name.toLowerCase()))
  for (const { columns } of root.keys) if (columns.length === 1) unique.add(columns[0].toLowerCase())
  const load = { point: 0, aggregate: 0, join: 0 }
  for (const query of patterns.queries) {
    const point =
      query.groups.length === 0 &&
      query.filters.some((f) => (f.kind === 'equality' || f.kind === 'in') && unique.has(f.column.toLowerCase()))
    if (point) load.point += query.weight
    else if (query.groups.length > 0 || query.filters.some((f) => f.kind === 'range') || query.filters.length === 0)
      load.aggregate += query.weight
    if (query.joins.length > 0) load.join += query.weight
  }
  return load
}
