import { list } from '../../page.ts'
import { boolean, instant, integer, json, nullable, oneOf, text, uuid } from '../../types.ts'
import { JOB_STATES } from './document.ts'

/** The jobs of a project, the newest first. */
export const listJobs = list({
  name: 'listJobs',
  params: { projectId: uuid },
  filters: {
    kind: { type: text, where: 'j.kind = :kind' },
    state: { type: oneOf(...JOB_STATES), where: 'j.state = :state' },
    userId: { type: uuid, where: 'j.user_id = :userId' },
  },
  item: {
    id: uuid,
    projectId: nullable(uuid),
    userId: nullable(uuid),
    kind: text,
    state: oneOf(...JOB_STATES),
    progress: nullable(json()),
    attempt: integer,
    cancelRequested: boolean,
    createdAt: instant,
    startedAt: nullable(instant),
    finishedAt: nullable(instant),
  },
  select: `j.id, j.project_id AS "projectId", j.user_id AS "userId", j.kind, j.state, j.progress, j.attempt,
    j.cancel_requested AS "cancelRequested", j.created_at AS "createdAt", j.started_at AS "startedAt",
    j.finished_at AS "finishedAt"`,
  from: 'jobs j',
  where: ['j.project_id = :projectId'],
  order: { by: 'j.created_at', byType: instant, id: 'j.id', idType: uuid, direction: 'DESC' },
})
