import { quoteIdentifier, quoteLiteral } from '@ai-etl/core/dialects/quote'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'

/** What an address names behind `#`: `table`, `database.table`, `*`, each part perhaps in backticks or double quotes. */
export interface TableName {
  /** Null: the database of the address's path. */
  readonly database: string | null
  /** Null: all tables. */
  readonly table: string | null
}

/** @throws PlatformError `address.invalid` */
export function parseTableName(fragment: string): TableName {
  const parts = [...fragment.matchAll(/\s*(?:"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|([^".`]+))\s*(?:\.|$)/gy)]
  const read = parts.reduce((length, part) => length + part[0].length, 0)
  if (parts.length === 0 || parts.length > 2 || read !== fragment.length) {
    const why = phrase('address.table-name', { forms: 'table, database.table, *' })
    throw new PlatformError('address.invalid', { address: fragment, why })
  }
  const names = parts.map((part) => part[1]?.replaceAll('""', '"') ?? part[2]?.replaceAll('``', '`') ?? part[3].trim())
  const last = names[names.length - 1]
  const isAll = last === '*' && parts[parts.length - 1][3] !== undefined
  return { database: names.length === 2 ? names[0] : null, table: isAll ? null : last }
}

export const quoteName = (name: string): string => quoteIdentifier('clickhouse', name)
export const quoteText = (text: string): string => quoteLiteral('clickhouse', text)
export const qualified = (database: string, table: string): string => `${quoteName(database)}.${quoteName(table)}`
export const nameList = (names: readonly string[]): string => names.map(quoteName).join(', ')

/** As an address takes it: quoted only where it would be misread. */
export function displayName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_$-]*$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`
}
