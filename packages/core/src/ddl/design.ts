import type { DialectSpec } from '../dialects/dialect.ts'
import { DIALECT_SPECS } from '../dialects/list.ts'
import { indexReasons } from '../messages/ddl/indexes.ts'
import { keyReasons } from '../messages/ddl/keys.ts'
import { ddlTexts } from '../messages/ddl/statements.ts'
import { strongAxis } from './axis.ts'
import { designColumns, noteName } from './columns.ts'
import { chooseIndexes } from './indexes.ts'
import type { Keys } from './keys.ts'
import { chooseKeys, fitKeys, parentReference } from './keys.ts'
import type {
  Choice,
  Design,
  DesignedTable,
  DesignInput,
  IndexDesign,
  InputTable,
  OrderTerm,
  Refusal,
} from './model.ts'
import { TargetNames } from './names.ts'
import { chooseOrder } from './order.ts'
import { choosePartition } from './partition.ts'
import { distinctBound, roleOf } from './roles.ts'
import type { ScopedColumn, TableScope } from './scope.ts'
import { columnOf, Notes } from './scope.ts'
import { chooseSearch, chooseSkipping } from './skipping.ts'
import { tableUse } from './use.ts'
import { expectedVolume } from './volume.ts'

/**
 * Designs tables for one dialect: names within its limits, types that hold what was measured, keys, partitions, order,
 * indexes and codecs, each choice and each refusal with its reason in `input.lang`. Facts are optional: without them the
 * design holds only types, nullability, the keys that were given, and the most careful order.
 */
export function designTables(input: DesignInput): Design {
  const spec = DIALECT_SPECS[input.dialect]
  const tableNames = nameTables(input, spec)
  const designed = new Map<string, DesignedTable>()
  const choices: Choice[] = []
  const refused: Refusal[] = []
  const totalBytes = sum(input.tables.map((table) => table.bytes ?? null))
  for (const table of input.tables) {
    const scope = openScope(input, spec, table, tableNames, totalBytes)
    const parent = table.parent === null ? null : (designed.get(table.parent) ?? null)
    designed.set(table.name, designTable(scope, input, parent))
    choices.push(...scope.notes.choices)
    refused.push(...scope.notes.refused)
  }
  return { dialect: input.dialect, lang: input.lang, tables: [...designed.values()], choices, refused }
}

function designTable(scope: TableScope, input: DesignInput, parent: DesignedTable | null): DesignedTable {
  const { spec, lang, options } = scope
  const known = chooseKeys(scope)
  const partition = choosePartition(scope, known)
  const fitted = fitKeys(scope, known, partition)
  const foreignKey = spec.keys === 'none' ? null : parentReference(scope, parent)
  const orderBy = chooseOrder(scope, known)
  const indexes = chooseIndexesFor(scope, fitted, known, orderBy)
  const replacing = chooseEngine(scope, known)
  noteUniques(scope, known, fitted.uniques)
  const keyed = new Set([...fitted.primary, ...fitted.uniques.flat(), ...indexes.flatMap((index) => index.columns)])
  const columns = designColumns(scope, keyed)
  const axis = scope.input.timeAxis ? columnOf(scope, scope.input.timeAxis.column) : undefined
  const axisStays = columns.some((column) => column.name === axis?.name && column.type.kind !== 'string')
  return {
    name: scope.name,
    schema: options.table?.schema ?? null,
    source: scope.input.name,
    parent: parent?.name ?? null,
    comment: input.dataset === undefined ? null : ddlTexts['table-comment'][lang]({ dataset: input.dataset }),
    columns,
    primaryKey: spec.keys === 'none' ? [] : fitted.primary,
    uniques: spec.keys === 'none' ? [] : fitted.uniques,
    foreignKey,
    partition,
    orderBy,
    indexes,
    engine: replacing ? 'ReplacingMergeTree' : spec.engine,
    lifetime:
      options.retention && axis && axisStays && !axis.nullable
        ? { column: axis.name, days: options.retention.days }
        : null,
    distribution: scope.spec.ordering === 'sort-key' ? distribution(scope) : null,
  }
}

function openScope(
  input: DesignInput,
  spec: DialectSpec,
  given: InputTable,
  tableNames: ReadonlyMap<string, string>,
  totalBytes: number | null,
): TableScope {
  const { lang, options } = input
  // A column of times that rows do not follow orders and parts nothing.
  const table = { ...given, timeAxis: strongAxis(given.timeAxis, options.retention?.days) ? given.timeAxis : null }
  const name = tableNames.get(table.name) ?? table.name
  const notes = new Notes(name)
  const names = new TargetNames(spec.names, spec.names.longestColumn, options.names)
  const key = new Set(table.parent === null ? (options.key ?? []) : [])
  const columns: ScopedColumn[] = table.columns.map((column) => {
    const target = names.add(column.name)
    noteName({ notes, lang, options }, column.name, target)
    return {
      input: column,
      name: target,
      nullable: column.nullable && !key.has(column.name),
      role: roleOf(column, table.rows),
      distinct: distinctBound(column.facts),
    }
  })
  const children = input.tables.filter((other) => other.parent === table.name).map((child) => child.name)
  const volume = expectedVolume(table, totalBytes, options)
  const use = options.queries ? tableUse(options.queries, [table.name, name], input.tables.length === 1) : null
  return { spec, lang, options, input: table, name, columns, volume, children, use, notes }
}

/** Target names of tables: the root's as asked for, its children's behind it (`root__child`). */
function nameTables(input: DesignInput, spec: DialectSpec): Map<string, string> {
  const names = new TargetNames(spec.names, spec.names.longestTable, input.options.names)
  const result = new Map<string, string>()
  const asked = input.options.table?.name ?? null
  const roots = new Map<string, string>()
  for (const table of input.tables) {
    const root = table.parent === null ? table.name : (roots.get(table.parent) ?? table.parent)
    roots.set(table.name, root)
    if (asked === null) {
      result.set(table.name, names.add(table.name))
      continue
    }
    const below = table.name.startsWith(root) ? table.name.slice(root.length) : `__${table.name}`
    // A name that the user gave stays as given: it may be an existing table's.
    if (table.parent === null) result.set(table.name, asked)
    else result.set(table.name, names.add(asked + below))
  }
  return result
}

function chooseIndexesFor(
  scope: TableScope,
  fitted: { primary: readonly string[]; uniques: readonly (readonly string[])[] },
  known: Keys,
  orderBy: readonly OrderTerm[],
): IndexDesign[] {
  switch (scope.spec.indexing) {
    case 'btree':
      return chooseIndexes(scope, fitted, known)
    case 'skipping':
      return chooseSkipping(scope, orderBy)
    case 'search':
    case 'none': {
      const instead = scope.spec.indexing === 'search' ? 'CLUSTER BY, SEARCH' : 'SORTKEY'
      const reason = indexReasons['no-secondary'][scope.lang]({ product: scope.spec.title, instead })
      scope.notes.refuse('index', 'CREATE INDEX', reason)
      return scope.spec.indexing === 'search' ? chooseSearch(scope) : []
    }
  }
}

/** Whether ClickHouse must join versions of a row: it has a key and rows are updated. */
function chooseEngine(scope: TableScope, keys: Keys): boolean {
  if (scope.spec.ordering !== 'sorting-key' || scope.options.updates !== 'upsert') return false
  const columns = (keys.business.length > 0 ? keys.business : keys.primary).map((column) => column.name).join(', ')
  if (columns === '') return false
  scope.notes.choose('key', columns, 'ReplacingMergeTree', keyReasons.replacing[scope.lang]({ columns }), '')
  return true
}

/** Says of every key that is unique beside the primary one what the dialect makes of it. */
function noteUniques(scope: TableScope, keys: Keys, fitted: readonly (readonly string[])[]): void {
  const { lang, notes, spec } = scope
  const rows = scope.input.rows ?? 0
  if (spec.keys === 'none') {
    const all =
      keys.uniques.includes(keys.business) || keys.business.length === 0
        ? keys.uniques
        : [keys.business, ...keys.uniques]
    for (const unique of all) {
      const columns = unique.map((column) => column.name).join(', ')
      notes.refuse('key', `UNIQUE (${columns})`, keyReasons['clickhouse-not-enforced'][lang]({ columns }))
    }
  } else if (spec.indexing === 'btree') {
    const business = keys.business.map((column) => column.name).join(', ')
    for (const columns of fitted.map((unique) => unique.join(', ')).filter((unique) => unique !== business)) {
      notes.choose('index', columns, 'UNIQUE', indexReasons.unique[lang]({ columns, rows }), `rows = ${rows}`)
    }
  } else notes.refuse('key', 'KEY … ENFORCED', keyReasons.informational[lang]({ product: spec.title }))
}

/** Redshift: children and their parent on one node by the id that joins them. */
function distribution(scope: TableScope): string | null {
  const wanted = scope.input.parent === null ? (scope.children.length > 0 ? '_id' : null) : '_parent_id'
  return scope.columns.find((column) => column.input.generated && column.input.name === wanted)?.name ?? null
}

function sum(values: readonly (number | null)[]): number | null {
  return values.some((value) => value === null)
    ? null
    : values.reduce<number>((total, value) => total + (value ?? 0), 0)
}
