import { query } from '../../query.ts'
import { bigint, integer, json, text, uuid } from '../../types.ts'

/** Events of a job behind one of them, in order. */
export const findJobEvents = query({
  name: 'findJobEvents',
  params: { jobId: uuid, after: bigint, limit: integer },
  row: { id: bigint, kind: text, data: json<unknown>() },
  text: `
    SELECT id, kind, data FROM job_events WHERE job_id = :jobId AND id > :after ORDER BY id LIMIT :limit`,
})
