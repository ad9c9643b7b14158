import { bigint, boolean, instant, nullable, oneOf, text, uuid } from '../../types.ts'

export const ROW_STATE = oneOf('open', 'mended', 'replayed')

/** Where a rejected row lies; what it holds is read from the folder of the run, masked. */
export const QUARANTINED_ROW = {
  id: bigint,
  runId: uuid,
  /** What the load is called within the run: the name of its target, or of the source that was read. */
  target: text,
  /** Folder of that load among the runs. */
  folder: text,
  replayable: boolean,
  position: bigint,
  source: text,
  line: bigint,
  byte: bigint,
  rule: text,
  detail: text,
  state: ROW_STATE,
  mendedBy: nullable(uuid),
  mendedAt: nullable(instant),
  replayedIn: nullable(uuid),
}

/** The columns of QUARANTINED_ROW, of a table `q`. */
export const QUARANTINED_ROW_COLUMNS = `q.id, q.run_id AS "runId", q.target, q.folder, q.replayable, q.position, q.source,
  q.line, q.byte, q.rule, q.detail, q.state, q.mended_by AS "mendedBy", q.mended_at AS "mendedAt", q.replayed_in AS "replayedIn"`
