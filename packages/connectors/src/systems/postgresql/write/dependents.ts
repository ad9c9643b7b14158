import type { Database } from './database.ts'

/**
 * What keeps a table from being swapped for another one, in words for people; empty when nothing does. Whatever
 * `CREATE TABLE (LIKE … INCLUDING ALL)` and our own copying of indexes and keys would not bring along counts.
 * @param together tables that are swapped in the same transaction: keys between them are made anew
 */
export async function dependents(
  database: Database,
  relation: number,
  together: readonly number[],
): Promise<readonly string[]> {
  const rows = await database.rows<{ what: string }>(DEPENDENTS, [relation, together])
  return rows.map((row) => row.what)
}

const DEPENDENTS = `
SELECT 'its kind (' || c.relkind::text || ')' AS what FROM pg_class c WHERE c.oid = $1 AND (c.relkind <> 'r' OR c.relispartition)
UNION ALL SELECT 'its owner ' || pg_get_userbyid(c.relowner)::text FROM pg_class c WHERE c.oid = $1 AND pg_get_userbyid(c.relowner) <> current_user
UNION ALL SELECT 'grants' FROM pg_class c WHERE c.oid = $1 AND c.relacl IS NOT NULL
UNION ALL SELECT 'grants on columns' FROM pg_attribute a WHERE a.attrelid = $1 AND a.attacl IS NOT NULL
UNION ALL SELECT 'storage settings' FROM pg_class c WHERE c.oid = $1
  AND (c.reloptions IS NOT NULL OR c.relpersistence <> 'p' OR c.reltablespace <> 0 OR c.relreplident <> 'd' OR c.reloftype <> 0)
UNION ALL SELECT 'inheritance' FROM pg_inherits h WHERE h.inhrelid = $1 OR h.inhparent = $1
UNION ALL SELECT 'row security' FROM pg_class c WHERE c.oid = $1 AND (c.relrowsecurity OR EXISTS (SELECT FROM pg_policy WHERE polrelid = $1))
UNION ALL SELECT 'the trigger ' || t.tgname::text FROM pg_trigger t WHERE t.tgrelid = $1 AND NOT t.tgisinternal
UNION ALL SELECT 'the publication ' || p.pubname::text FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid WHERE r.prrelid = $1
UNION ALL SELECT 'the foreign key ' || k.conname::text FROM pg_constraint k WHERE k.contype = 'f' AND k.conparentid = 0
  AND (k.conrelid = $1 OR k.confrelid = $1) AND NOT (k.conrelid::int8 = ANY ($2) AND k.confrelid::int8 = ANY ($2))
UNION ALL SELECT 'the sequence ' || d.objid::regclass::text FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
  WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = $1 AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
UNION ALL SELECT DISTINCT 'the view ' || r.ev_class::regclass::text FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid
  WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = $1
UNION ALL SELECT DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid) FROM pg_depend d
  WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = $1 AND d.deptype = 'n'
  AND d.classid NOT IN ('pg_rewrite'::regclass, 'pg_constraint'::regclass)
UNION ALL SELECT DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid) FROM pg_class c
  JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (c.reltype, (SELECT typarray FROM pg_type WHERE oid = c.reltype))
  WHERE c.oid = $1 AND d.deptype = 'n'`

/** Foreign keys from other tables whose rows would go or change with the rows of this one. */
export async function cascadingKeys(
  database: Database,
  relation: number,
  together: readonly number[],
): Promise<readonly string[]> {
  const rows = await database.rows<{ what: string }>(
    `SELECT conrelid::regclass::text || ' (' || conname::text || ')' AS what FROM pg_constraint
     WHERE contype = 'f' AND confrelid = $1 AND confdeltype IN ('c', 'n', 'd') AND NOT conrelid::int8 = ANY ($2)`,
    [relation, together],
  )
  return rows.map((row) => row.what)
}
