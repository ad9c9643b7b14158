/** The form of a connection as the server tells it: JSON Schema with titles in the reader's language. */
export interface ConnectionField {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly enum?: readonly (string | number | boolean)[]
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly writeOnly?: boolean
  readonly format?: string
  readonly properties?: Readonly<Record<string, ConnectionField>>
  readonly required?: readonly string[]
}

export type Values = Readonly<Record<string, unknown>>

/** What was filled in, in the types of the schema; what was left empty is left out. */
export function valuesOf(form: ConnectionField, typed: Readonly<Record<string, string>>, prefix = ''): Values {
  return Object.fromEntries(
    Object.entries(form.properties ?? {}).flatMap(([name, field]): (readonly [string, unknown])[] => {
      if (field.properties) {
        const inner = valuesOf(field, typed, `${prefix}${name}.`)
        return Object.keys(inner).length === 0 ? [] : [[name, inner]]
      }
      const text = typed[`${prefix}${name}`] ?? ''
      if (text === '') return []
      const numeric = field.type === 'integer' || field.type === 'number'
      return [[name, numeric ? Number(text) : field.type === 'boolean' ? text === 'true' : text]]
    }),
  )
}
