import { query } from '../../query.ts'
import { instant, integer, json, nullable, oneOf, text, uuid } from '../../types.ts'
import { JOB_STATES } from './document.ts'

export const findJob = query({
  name: 'findJob',
  params: { jobId: uuid },
  row: {
    id: uuid,
    projectId: nullable(uuid),
    userId: nullable(uuid),
    kind: text,
    state: oneOf(...JOB_STATES),
    attempt: integer,
    progress: nullable(json<unknown>()),
    result: nullable(json<unknown>()),
    error: nullable(json<unknown>()),
    createdAt: instant,
    startedAt: nullable(instant),
    finishedAt: nullable(instant),
  },
  text: `
    SELECT id, project_id AS "projectId", user_id AS "userId", kind, state, attempt, progress, result, error, created_at AS "createdAt",
      started_at AS "startedAt", finished_at AS "finishedAt"
    FROM jobs WHERE id = :jobId`,
})
