import { bigint, integer, nullable, text } from '../../types.ts'

/** Counts and fingerprints of a chunk at its source and its target. */
export const RECEIPT = {
  target: text,
  table: text,
  chunk: integer,
  read: bigint,
  written: bigint,
  rejected: bigint,
  filtered: bigint,
  targetRows: bigint,
  sourceFingerprint: nullable(text),
  targetFingerprint: nullable(text),
}

/** The columns of RECEIPT, of a table `c`. */
export const RECEIPT_COLUMNS = `c.target, c.table_name AS "table", c.chunk, c.read_rows AS "read",
  c.written_rows AS "written", c.rejected_rows AS "rejected", c.filtered_rows AS "filtered",
  c.target_rows AS "targetRows", c.source_fingerprint AS "sourceFingerprint",
  c.target_fingerprint AS "targetFingerprint"`
