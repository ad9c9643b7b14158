import type { FieldProfile, Profile, TableProfile } from '../../documents/profile.ts'

/** A field of a hand-made profile: what is left out is unremarkable. `shape` gives lengths, order and bytes. */
export interface FieldShape extends Partial<Omit<FieldProfile, 'distinct' | 'evidence'>> {
  readonly distinct?: number
  readonly longest?: number
  readonly order?: number
}

/** Builds a table's profile from `name: [type, shape]`, counting distinct values as exact. */
export function tableOf(
  name: string,
  rows: number,
  fields: Readonly<Record<string, readonly [type: string, shape?: FieldShape]>>,
  more: Partial<TableProfile> = {},
): TableProfile {
  const profiles = Object.entries(fields).map(([field, [type, shape]]) => fieldOf(field, type, rows, shape ?? {}))
  return {
    name,
    parent: null,
    rows,
    fields: profiles,
    keys: [],
    dependences: [],
    duplicates: { rows: 0, exact: true },
    timeAxis: null,
    bytes: profiles.reduce((sum, field) => sum + field.evidence.bytes, 0),
    ...more,
  }
}

/** Builds a profile around tables; the first is the root. */
export function profileOf(dataset: string, tables: readonly TableProfile[], more: Partial<Profile> = {}): Profile {
  return {
    dataset,
    format: { name: 'csv' },
    decisions: [],
    bytes: tables.reduce((sum, table) => sum + table.bytes, 0),
    rows: tables[0].rows,
    sampled: false,
    rejectedCount: 0,
    rejected: [],
    tables: [...tables],
    relations: [],
    growth: null,
    seconds: 1,
    ...more,
  }
}

function fieldOf(name: string, type: string, rows: number, shape: FieldShape): FieldProfile {
  const { distinct = 1, longest = 12, order = null, ...rest } = shape
  const nulls = rest.nulls ?? 0
  return {
    name,
    path: name,
    type,
    nullable: nulls > 0,
    nulls,
    distinct: { value: distinct, exact: true },
    unique: nulls === 0 && distinct === rows,
    constant: distinct === 1 && nulls === 0,
    min: null,
    max: null,
    semantic: null,
    personal: false,
    top: [],
    histogram: null,
    issues: [],
    ...rest,
    evidence: {
      minLength: 1,
      maxLength: longest,
      maxBytes: longest * (type === 'string' ? 2 : 1),
      patterns: [],
      form: type,
      ruledOut: [],
      orderCorrelation: order,
      bytes: (rows - nulls) * longest,
    },
  }
}
