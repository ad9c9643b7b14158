import { query } from '../../query.ts'
import { bigint, json, nullable, uuid } from '../../types.ts'
import { RUN, RUN_COLUMNS, RUN_END } from './columns.ts'

/** Ends a run. No row: it was over before. */
export const finishRun = query({
  name: 'finishRun',
  params: {
    runId: uuid,
    state: RUN_END,
    read: bigint,
    written: bigint,
    rejected: bigint,
    filtered: bigint,
    bytes: bigint,
    document: nullable(json()),
    error: nullable(json()),
  },
  row: RUN,
  text: `
    UPDATE runs r SET state = :state, read_rows = :read, written_rows = :written, rejected_rows = :rejected,
      filtered_rows = :filtered, bytes = :bytes, document = :document, error = :error, finished_at = now()
    WHERE r.id = :runId AND r.finished_at IS NULL
    RETURNING ${RUN_COLUMNS}`,
})
