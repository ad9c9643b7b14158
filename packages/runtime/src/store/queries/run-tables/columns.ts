import { bigint, text } from '../../types.ts'

/** What a run did to one table. */
export const RUN_TABLE = {
  target: text,
  name: text,
  address: text,
  read: bigint,
  written: bigint,
  rejected: bigint,
  filtered: bigint,
  inserted: bigint,
  updated: bigint,
  unchanged: bigint,
  removed: bigint,
}

/** The columns of RUN_TABLE, of a table `t`. */
export const RUN_TABLE_COLUMNS = `t.target, t.name, t.address, t.read_rows AS "read", t.written_rows AS "written",
  t.rejected_rows AS "rejected", t.filtered_rows AS "filtered", t.inserted_rows AS "inserted",
  t.updated_rows AS "updated", t.unchanged_rows AS "unchanged", t.removed_rows AS "removed"`
