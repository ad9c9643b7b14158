import { query } from '../../query.ts'
import { json, uuid } from '../../types.ts'

/** All tables of a run, as RUN_TABLE has them; those known are replaced. No row touched: no such run. */
export const insertRunTables = query({
  name: 'insertRunTables',
  params: { runId: uuid, tables: json<readonly object[]>() },
  row: {},
  text: `
    INSERT INTO run_tables (run_id, target, name, address, read_rows, written_rows, rejected_rows, filtered_rows,
      inserted_rows, updated_rows, unchanged_rows, removed_rows)
    SELECT r.id, t.* FROM runs r, jsonb_to_recordset(:tables) AS t(target text, name text, address text, read bigint,
      written bigint, rejected bigint, filtered bigint, inserted bigint, updated bigint, unchanged bigint, removed bigint)
    WHERE r.id = :runId
    ON CONFLICT (run_id, target, name) DO UPDATE SET address = excluded.address, read_rows = excluded.read_rows,
      written_rows = excluded.written_rows, rejected_rows = excluded.rejected_rows,
      filtered_rows = excluded.filtered_rows, inserted_rows = excluded.inserted_rows,
      updated_rows = excluded.updated_rows, unchanged_rows = excluded.unchanged_rows,
      removed_rows = excluded.removed_rows`,
})
