import { z } from 'zod'

/** A JSON Schema as far as zod writes it. */
interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly items?: JsonSchema | false
  readonly prefixItems?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly description?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
}

/** Definitions met on the way: the TypeScript of each by its name. */
export type Definitions = Map<string, string>

/**
 * The TypeScript type of a zod schema as JSON: what a client sends (`input`) or gets (`output`). Schemas with an id in
 * zod's registry become named types of `definitions`.
 */
export function typeOf(schema: z.ZodType, io: 'input' | 'output', definitions: Definitions): string {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as JsonSchema
  for (const [name, definition] of Object.entries(json.$defs ?? {})) {
    if (!definitions.has(typeName(name))) {
      definitions.set(typeName(name), '')
      definitions.set(typeName(name), print(definition))
    }
  }
  return print(json)
}

function print(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return typeName(schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1))
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const union = schema.anyOf ?? schema.oneOf
  if (union) return [...new Set(union.map(print))].join(' | ')
  if (schema.allOf) return schema.allOf.map((part) => `(${print(part)})`).join(' & ')
  if (Array.isArray(schema.type)) return schema.type.map((type: string) => print({ ...schema, type })).join(' | ')
  switch (schema.type) {
    case 'string':
      return 'string'
    case 'number':
    case 'integer':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array':
      return array(schema)
    case 'object':
      return object(schema)
    default:
      return 'unknown'
  }
}

function array(schema: JsonSchema): string {
  if (schema.prefixItems) return `readonly [${schema.prefixItems.map(print).join(', ')}]`
  return schema.items ? `readonly (${print(schema.items)})[]` : 'readonly unknown[]'
}

function object(schema: JsonSchema): string {
  const required = new Set(schema.required)
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const note = field.description === undefined ? '' : `\n/** ${field.description.replaceAll('*/', '*\\/')} */ `
    return `${note}readonly ${JSON.stringify(name)}${required.has(name) ? '' : '?'}: ${print(field)}`
  })
  const rest = schema.additionalProperties
  if (fields.length === 0)
    return typeof rest === 'object' ? `Readonly<Record<string, ${print(rest)}>>` : 'Readonly<Record<string, unknown>>'
  return `{ ${fields.join('; ')} }`
}

function typeName(name: string): string {
  const clean = name.replaceAll(/\W+/g, '_')
  return clean[0].toUpperCase() + clean.slice(1)
}
