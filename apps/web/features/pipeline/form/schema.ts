import { printName } from '@ai-etl/core/expressions/print'
import type { ScopeColumn } from '@ai-etl/core/expressions/typed'

/** JSON Schema as far as the forms of steps use it. */
export interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly propertyNames?: Schema
  readonly description?: string
  readonly default?: unknown
  /** What a text is: `TextFormat` of core, or one of `check-schema.ts`. */
  readonly format?: string
}

/** How a key is edited. */
export type Control =
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'check' }
  | { readonly kind: 'number' }
  | { readonly kind: 'reference' }
  | { readonly kind: 'references' }
  | { readonly kind: 'column' }
  | { readonly kind: 'columns' }
  | { readonly kind: 'expression' }
  | { readonly kind: 'select' }
  | { readonly kind: 'type' }
  | { readonly kind: 'bound' }
  | { readonly kind: 'text' }
  /** Values that a column may have, one a line. */
  | { readonly kind: 'values' }
  /** A column of another source or step: `museums.inn`. */
  | { readonly kind: 'other-column' }
  /** `keys`: what the names on the left are: columns that come in, or new ones. */
  | { readonly kind: 'map'; readonly keys: 'columns' | 'names'; readonly values: Schema }
  | { readonly kind: 'rows'; readonly columns: Readonly<Record<string, Schema>> }
  | { readonly kind: 'group'; readonly parts: Readonly<Record<string, Schema>> }

/** Keys that name sources or steps, in every type of step. */
const REFERENCES = new Set(['input', 'left', 'right'])
/** Keys of targets that name columns: their schema is the published one, which says no formats. */
const COLUMNS = new Set(['cursor'])

const FORMATS: Readonly<Record<string, Control>> = {
  expression: { kind: 'expression' },
  condition: { kind: 'expression' },
  column: { kind: 'column' },
  type: { kind: 'type' },
  bound: { kind: 'bound' },
  select: { kind: 'select' },
  reference: { kind: 'reference' },
  values: { kind: 'values' },
  'other-column': { kind: 'other-column' },
}

/** The control for a key by its schema; a type of step that comes later is edited by the same rules. */
export function controlOf(key: string, schema: Schema): Control {
  if (REFERENCES.has(key)) return { kind: 'reference' }
  if (key === 'inputs') return { kind: 'references' }
  if (COLUMNS.has(key)) return { kind: 'column' }
  if (schema.enum) return { kind: 'choice', options: schema.enum.map(String) }
  const told = FORMATS[schema.format ?? '']
  if (told) return told
  switch (schema.type) {
    case 'boolean':
      return { kind: 'check' }
    case 'integer':
    case 'number':
      return { kind: 'number' }
    case 'array':
      return schema.items?.properties ? { kind: 'rows', columns: schema.items.properties } : { kind: 'columns' }
    case 'object': {
      if (schema.properties) return { kind: 'group', parts: schema.properties }
      const values = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {}
      return { kind: 'map', keys: schema.propertyNames?.format === 'column' ? 'columns' : 'names', values }
    }
    default:
      return { kind: 'text' }
  }
}

/** What people begin with: a step that can be computed at once, and shows what there is to change. */
function beginningOf(type: string, after: string, columns: readonly ScopeColumn[]): Readonly<Record<string, unknown>> {
  if (type === 'sql') return { select: `select *\nfrom ${printName(after)}` }
  const [first] = columns
  const last = columns.at(-1)
  if (!first || !last) return BEGINNINGS[type] ?? {}
  const list = columns.find((column) => column.type.kind === 'list') ?? first
  const named = (column: ScopeColumn) => printName(column.name)
  const known: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    select: { columns: Object.fromEntries(columns.map((column) => [column.name, named(column)])) },
    drop: { columns: [last.name] },
    sort: { orderBy: [{ by: named(first) }] },
    deduplicate: { key: [first.name] },
    unnest: { column: list.name },
    pivot: { on: first.name, values: {} },
    unpivot: { columns: [last.name], name: 'name', value: 'value' },
  }
  return { ...BEGINNINGS[type], ...known[type] }
}

const BEGINNINGS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  join: { kind: 'left', on: 'true' },
  aggregate: { by: {}, values: { rows: 'count(*)' } },
  window: { values: { number: 'row_number()' } },
}

/**
 * A value that the schema takes, for a step that was just added; what must be thought about is left empty.
 * @param after what it reads. @param columns of that, as far as they are known
 */
export function emptyStep(
  type: string,
  schema: Schema,
  after: string,
  columns: readonly ScopeColumn[],
): Record<string, unknown> {
  const required = (schema.required ?? []).filter((key) => key !== 'type' && !REFERENCES.has(key))
  const values = required
    .filter((key) => key !== 'inputs')
    .map((key) => [key, emptyValue(key, schema.properties?.[key] ?? {})])
  return { type, ...Object.fromEntries(values), ...beginningOf(type, after, columns) }
}

function emptyValue(key: string, schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default
  switch (controlOf(key, schema).kind) {
    case 'choice':
      return schema.enum?.[0]
    case 'check':
      return false
    case 'number':
      return 100
    case 'map':
      return {}
    case 'columns':
    case 'references':
    case 'rows':
      return []
    case 'group':
      return {}
    default:
      return key === 'where' ? 'true' : ''
  }
}

/** A value of a document as a field shows it: texts as they are, nothing for none, the rest as JSON. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
