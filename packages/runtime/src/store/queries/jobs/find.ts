import { query } from '../../query.ts'
import { boolean, instant, integer, json, nullable, oneOf, present, text, uuid } from '../../types.ts'
import { JOB_STATES } from './document.ts'

/** A job; `showsPersonal`: its result holds values of personal fields as they are. */
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
    showsPersonal: present(boolean),
  },
  text: `
    SELECT id, project_id AS "projectId", user_id AS "userId", kind, state, attempt, progress, result, error, created_at AS "createdAt",
      started_at AS "startedAt", finished_at AS "finishedAt",
      coalesce(input -> 'given' ->> 'showPersonal' = 'true', false) AS "showsPersonal"
    FROM jobs WHERE id = :jobId`,
})
