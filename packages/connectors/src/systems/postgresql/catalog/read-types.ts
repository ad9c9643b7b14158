import type pg from 'pg'
import type { NativeType } from './native-type.ts'

/** A column as the catalogue has it. */
export interface NativeColumn {
  readonly name: string
  readonly type: NativeType
  readonly nullable: boolean
  /** Generated from other columns, or an identity that is always made: never written. */
  readonly computed: boolean
  /** Its collation takes texts for equal that are not the same. */
  readonly looselyCompared: boolean
}

interface Row {
  readonly name: string
  readonly text: string
  readonly nullable: boolean
  readonly computed: boolean
  readonly loosely: boolean
  readonly modifier: number
  readonly oid: number
  readonly type: string
  readonly labels: string[] | null
  readonly element_oid: number | null
  readonly element: string | null
  readonly element_labels: string[] | null
}

/** Columns of a relation in their order; domains stand for their base types. */
export async function readColumns(client: pg.Client, relation: number): Promise<readonly NativeColumn[]> {
  const { rows } = await client.query<Row>(COLUMNS, [relation])
  return rows.map((row) => ({
    name: row.name,
    nullable: row.nullable,
    computed: row.computed,
    looselyCompared: row.loosely,
    type: {
      oid: row.oid,
      name: row.type,
      text: row.text,
      modifier: row.modifier,
      ...(row.labels && { labels: row.labels }),
      ...(row.element_oid !== null && { element: elementType(row) }),
    },
  }))
}

function elementType(row: Row): NativeType {
  return {
    oid: row.element_oid ?? 0,
    name: row.element ?? '',
    text: row.element ?? '',
    modifier: row.modifier,
    ...(row.element_labels && { labels: row.element_labels }),
  }
}

// A domain over a domain is followed one step at a time; a domain's own modifier counts when the column has none.
const COLUMNS = `
WITH RECURSIVE base AS (
  SELECT a.attnum, a.attname, a.attnotnull, a.attgenerated, a.attidentity, a.atttypid, a.atttypid AS oid, a.atttypmod AS modifier,
         a.attcollation
  FROM pg_attribute a WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT b.attnum, b.attname, b.attnotnull OR t.typnotnull, b.attgenerated, b.attidentity, b.atttypid, t.typbasetype,
         CASE WHEN t.typtypmod >= 0 THEN t.typtypmod ELSE b.modifier END, b.attcollation
  FROM base b JOIN pg_type t ON t.oid = b.oid WHERE t.typtype = 'd'
)
SELECT b.attname AS name, format_type(t.oid, b.modifier) AS text, NOT b.attnotnull AS nullable,
       b.attgenerated <> '' OR b.attidentity = 'a' AS computed,
       NOT coalesce(c.collisdeterministic, true) AS loosely,
       b.modifier, t.oid::int8::float8 AS oid, t.typname AS type,
       (SELECT array_agg(enumlabel::text ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid) AS labels,
       e.oid::int8::float8 AS element_oid, e.typname AS element,
       (SELECT array_agg(enumlabel::text ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = e.oid) AS element_labels
FROM base b
JOIN pg_type t ON t.oid = b.oid AND t.typtype <> 'd'
LEFT JOIN pg_collation c ON c.oid = b.attcollation
LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A' AND t.typlen = -1
ORDER BY b.attnum`
