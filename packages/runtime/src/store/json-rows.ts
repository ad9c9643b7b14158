import pg from 'pg'
import type { ColumnType } from './types.ts'

/** A row as PostgreSQL sends it: the texts of its values. */
export type TextRow = readonly (string | null)[]

const same = (text: string) => text
const quoted = (text: string) => `"${text}"`
/** The type `text[]` in PostgreSQL's catalog; the driver has a parser for it, but its types list no name. */
const TEXT_ARRAY = 1009 as Parameters<typeof pg.types.getTypeParser>[0]
const parseTexts = pg.types.getTypeParser(TEXT_ARRAY, 'text')

/** The driver hands texts on as they came. */
export const AS_TEXT: pg.CustomTypesConfig = { getTypeParser: () => same }

/** From PostgreSQL's text of a value to its JSON, by type; what JSON has no number for is a text. */
const WRITERS: Readonly<Record<string, (text: string) => string>> = {
  uuid: quoted,
  text: (text) => JSON.stringify(text),
  boolean: (text) => (text === 't' ? 'true' : 'false'),
  integer: same,
  bigint: same,
  jsonb: same,
  'double precision': (text) => (Number.isFinite(Number(text)) ? text : quoted(text)),
  'timestamp with time zone': (text) => quoted(rfc3339(text)),
  'text[]': (text) => JSON.stringify(parseTexts(text)),
}

/** `2026-11-23 06:24:00.12+00` is `2026-11-23T06:24:00.12+00:00`. */
export const rfc3339 = (text: string) => `${text.replace(' ', 'T')}:00`

/**
 * Writes rows as JSON objects. No object per row is made, and PostgreSQL's own json_agg takes twice the time of the
 * whole query.
 * @param columns names and types in the order of the row's values; values behind them are left out
 * @throws Error for a type that has no JSON here
 */
export function jsonWriter(columns: readonly (readonly [string, ColumnType<never>])[]): (row: TextRow) => string {
  const values = columns.map(([name, { sql }], place) => {
    const write = WRITERS[sql]
    if (write === undefined) throw new Error(`no JSON for the type ${sql} of ${name}`)
    return { lead: `${place === 0 ? '{' : ','}${JSON.stringify(name)}:`, write }
  })
  return (row) => {
    let json = ''
    for (let place = 0; place < values.length; place++) {
      const { lead, write } = values[place]
      const text = row[place]
      json += lead + (text === null ? 'null' : write(text))
    }
    return `${json}}`
  }
}
