import type { Schema } from '../form/schema.ts'

/** What a text of a check is: the published schema says no formats. */
const FORMATS: Readonly<Record<string, (schema: Schema) => Schema>> = {
  on: (schema) => ({ ...schema, format: 'reference' }),
  holds: (schema) => ({ ...schema, format: 'condition' }),
  accepted: (schema) => keyed(schema, { format: 'values' }),
  relation: (schema) => keyed(schema, { format: 'other-column' }),
}

function keyed(schema: Schema, values: Schema): Schema {
  return { ...schema, propertyNames: { format: 'column' }, additionalProperties: values }
}

/** A kind of check: the key that tells it, with the schemas of all its keys. */
export interface CheckKind {
  readonly kind: string
  readonly schema: Schema
}

/** The kinds of checks, as the schema of the document has them: one added there has its form here. */
export function checkKinds(document: Schema): readonly CheckKind[] {
  return (document.properties?.checks?.items?.anyOf ?? []).flatMap((form) => {
    const properties = Object.entries(form.properties ?? {})
    const kind = properties.find(([key]) => key !== 'on')?.[0]
    if (kind === undefined) return []
    const told = properties.map(([key, schema]) => [key, FORMATS[key]?.(schema) ?? schema] as const)
    return [{ kind, schema: { ...form, properties: Object.fromEntries(told) } }]
  })
}

/** The kind of a check; undefined for one that says none that there is. */
export function kindOf(check: Readonly<Record<string, unknown>>, kinds: readonly CheckKind[]): CheckKind | undefined {
  return kinds.find(({ kind }) => kind in check)
}

/**
 * A check that can be judged at once, of another kind than before.
 * @param columns of what is checked. @param before what it was: its columns stay where the new kind has such
 */
export function checkOf(
  kind: string,
  on: string,
  columns: readonly string[],
  before: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const chosen = columnsIn(before)
  const named = chosen.length > 0 ? chosen : columns.slice(0, 1)
  switch (kind) {
    case 'unique':
    case 'notNull':
      return { on, [kind]: named }
    case 'accepted':
      return { on, accepted: Object.fromEntries(named.map((name) => [name, ['']])) }
    case 'relation':
      return { on, relation: Object.fromEntries(named.slice(0, 1).map((name) => [name, `${on}.${name}`])) }
    case 'holds':
      return { on, holds: 'true' }
    case 'rows':
      return { on, rows: { atLeast: 1 } }
    default:
      return { on, [kind]: '' }
  }
}

function columnsIn({ unique, notNull, accepted, relation }: Readonly<Record<string, unknown>>): readonly string[] {
  const listed = unique ?? notNull
  if (Array.isArray(listed)) return listed.map(String)
  const keyedBy = accepted ?? relation
  return typeof keyedBy === 'object' && keyedBy !== null ? Object.keys(keyedBy) : []
}
