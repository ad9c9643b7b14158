import type pg from 'pg'

/**
 * Puts two rows (where there may be two) into each table that there is, whatever its columns: values by type, references to the row of the same
 * number, columns that a check constraint holds to a list by its first value.
 * @returns rows of each table
 */
export async function addSampleRows(client: pg.ClientBase): Promise<Record<string, number>> {
  await client.query('BEGIN')
  const tables = await tablesInOrder(client)
  for (const table of tables) for (const number of numbersOf(table)) await addRow(client, table, number)
  await client.query('COMMIT')
  return Object.fromEntries(tables.map((table) => [table, numbersOf(table).length]))
}

/** Only one key seals at a time. */
const numbersOf = (table: string) => (table === 'secret_keys' ? [1] : [1, 2])

/** Tables after those that they refer to; a reference that may be null does not count. */
async function tablesInOrder(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; needs: readonly string[] }>(`
    SELECT c.relname AS name, coalesce(array_agg(f.relname::text) FILTER (WHERE f.relname IS NOT NULL), '{}') AS needs
    FROM pg_class c
    LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND NOT k.condeferrable AND k.confrelid <> c.oid
      AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (k.conkey) AND NOT a.attnotnull)
    LEFT JOIN pg_class f ON f.oid = k.confrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> 'migrations'
    GROUP BY c.relname ORDER BY c.relname`)
  const ordered: string[] = []
  while (ordered.length < rows.length) {
    const next = rows.find(
      ({ name, needs }) => !ordered.includes(name) && needs.every((need) => ordered.includes(need)),
    )
    if (!next) throw new Error('tables refer to each other in a circle')
    ordered.push(next.name)
  }
  return ordered
}

interface Column {
  readonly name: string
  readonly type: string
  readonly identity: boolean
  readonly hasDefault: boolean
  readonly nullable: boolean
  readonly refers: boolean
}

async function addRow(client: pg.ClientBase, table: string, number: number): Promise<void> {
  const { rows } = await client.query<Column>(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, a.attidentity <> '' AS identity,
       a.atthasdef AS "hasDefault", NOT a.attnotnull AS nullable,
       EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'f' AND a.attnum = ANY (k.conkey)) AS refers
     FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
    [table],
  )
  const columns = rows.filter((column) => !column.identity && (!column.nullable || KEPT[table]?.includes(column.name)))
  const given = columns.filter((column) => column.name === 'id' || !column.hasDefault)
  const values = given.map((column) => valueOf(table, column, number))
  await client.query(
    `INSERT INTO ${table} (${given.map(({ name }) => `"${name}"`).join(', ')})
     VALUES (${given.map((_, i) => `$${i + 1}`).join(', ')})`,
    values,
  )
}

/** Columns that may be null but of which a table's check asks for one. */
const KEPT: Readonly<Record<string, readonly string[]>> = { datasets: ['address'], schedules: ['cron'] }

/** Columns that a check constraint holds to a list. */
const LISTED: Readonly<Record<string, string>> = {
  'members.role': 'analyst',
  'api_tokens.role': 'analyst',
  'designs.dialect': 'postgresql',
  'designs.checked': 'parsed',
  'runs.trigger': 'manual',
  'reports.language': 'ru',
  'report_schedules.language': 'ru',
  'alert_rules.event': 'failure',
  'alert_rules.channel': 'mail',
  'alert_deliveries.channel': 'mail',
}

/** The id of a sample row. */
export const sampleId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

function valueOf(table: string, { name, type, refers }: Column, number: number): unknown {
  const listed = LISTED[`${table}.${name}`]
  if (listed !== undefined) return listed
  switch (type) {
    case 'uuid':
      return sampleId(number)
    case 'text':
      return refers || name === 'id' ? 'key-1' : `${name}-${number}`
    case 'text[]':
      return [`${name}-${number}`]
    case 'jsonb':
      return JSON.stringify({ number })
    case 'boolean':
      return false
    case 'timestamp with time zone':
      return '2026-01-01T00:00:00Z'
    default:
      return number
  }
}
