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
  readonly description?: string
  readonly default?: unknown
}

/** How a key is edited. */
export type Control =
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'check' }
  | { readonly kind: 'number' }
  | { readonly kind: 'reference' }
  | { readonly kind: 'references' }
  | { readonly kind: 'columns' }
  | { readonly kind: 'expression' }
  | { readonly kind: 'map' }
  | { readonly kind: 'rows'; readonly columns: Readonly<Record<string, Schema>> }
  | { readonly kind: 'group'; readonly parts: Readonly<Record<string, Schema>> }

/** Keys that name sources or steps, in every type of step. */
const REFERENCES = new Set(['input', 'left', 'right'])

/** The control for a key by its schema; a type of step that comes later is edited by the same rules. */
export function controlOf(key: string, schema: Schema): Control {
  if (REFERENCES.has(key)) return { kind: 'reference' }
  if (key === 'inputs') return { kind: 'references' }
  if (schema.enum) return { kind: 'choice', options: schema.enum.map(String) }
  switch (schema.type) {
    case 'boolean':
      return { kind: 'check' }
    case 'integer':
    case 'number':
      return { kind: 'number' }
    case 'array':
      return schema.items?.properties ? { kind: 'rows', columns: schema.items.properties } : { kind: 'columns' }
    case 'object':
      return schema.properties ? { kind: 'group', parts: schema.properties } : { kind: 'map' }
    default:
      return { kind: 'expression' }
  }
}

/** What people begin with, where the schema alone would leave a step that says nothing. */
const BEGINNINGS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  join: { kind: 'left', on: 'true' },
  aggregate: { by: {}, values: { rows: 'count(*)' } },
  window: { values: { number: 'row_number()' } },
}

/** A value that the schema takes, for a step that was just added; what must be thought about is left empty. */
export function emptyStep(type: string, schema: Schema): Record<string, unknown> {
  const required = (schema.required ?? []).filter((key) => key !== 'type' && !REFERENCES.has(key))
  const values = required
    .filter((key) => key !== 'inputs')
    .map((key) => [key, emptyValue(key, schema.properties?.[key] ?? {})])
  return { type, ...Object.fromEntries(values), ...BEGINNINGS[type] }
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
