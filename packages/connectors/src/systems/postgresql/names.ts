import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'

/** What an address names behind `#`. */
export interface TableName {
  readonly schema: string
  /** Null: all tables of the schema. */
  readonly table: string | null
}

/**
 * Reads `table`, `schema.table`, `schema.*`, each part perhaps quoted as in SQL (`"Моя.таблица"`). Names that are not
 * quoted stand as they are: capitals are not folded, so that what `discover` prints can be pasted.
 * @throws PlatformError `address.invalid`
 */
export function parseTableName(fragment: string, defaultSchema: string): TableName {
  const parts = splitNames(fragment)
  if (parts === null || parts.length > 2 || parts.some((part) => part.name === '')) {
    const why = phrase('address.table-name', { forms: 'table, schema.table, schema.*' })
    throw new PlatformError('address.invalid', { address: fragment, why })
  }
  const last = parts[parts.length - 1]
  const schema = parts.length === 2 ? parts[0].name : defaultSchema
  return { schema, table: last.name === '*' && !last.quoted ? null : last.name }
}

/** Writes a name so that `parseTableName` and SQL read it back. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function qualified(schema: string, table: string): string {
  return `${quoteName(schema)}.${quoteName(table)}`
}

/** As people see it and as an address takes it: quoted only where it would be misread. */
export function displayName(schema: string, table: string): string {
  return [schema, table].map((name) => (/^[\p{L}_][\p{L}\p{N}_$-]*$/u.test(name) ? name : quoteName(name))).join('.')
}

function splitNames(text: string): { name: string; quoted: boolean }[] | null {
  const parts: { name: string; quoted: boolean }[] = []
  const part = /\s*(?:"((?:[^"]|"")*)"|([^".]+))\s*(\.|$)/y
  for (;;) {
    const found = part.exec(text)
    if (!found) return null
    const quoted = found[1] !== undefined
    parts.push({ name: quoted ? found[1].replaceAll('""', '"') : found[2].trim(), quoted })
    if (found[3] === '') return parts
  }
}
