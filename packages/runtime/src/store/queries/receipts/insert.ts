import { query } from '../../query.ts'
import { json, uuid } from '../../types.ts'

/** Receipts of a run, as RECEIPT has them; those known stay as they are. No row touched: no such run. */
export const insertReceipts = query({
  name: 'insertReceipts',
  params: { runId: uuid, receipts: json<readonly object[]>() },
  row: {},
  text: `
    INSERT INTO receipts (run_id, target, table_name, chunk, read_rows, written_rows, rejected_rows, filtered_rows,
      target_rows, source_fingerprint, target_fingerprint)
    SELECT r.id, c.* FROM runs r, jsonb_to_recordset(:receipts) AS c(target text, "table" text, chunk integer,
      read bigint, written bigint, rejected bigint, filtered bigint, "targetRows" bigint, "sourceFingerprint" text,
      "targetFingerprint" text)
    WHERE r.id = :runId
    ON CONFLICT DO NOTHING`,
})
