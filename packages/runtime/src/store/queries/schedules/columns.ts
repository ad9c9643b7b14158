import { boolean, instant, integer, json, nullable, oneOf, text, uuid } from '../../types.ts'

/** What becomes of times at which no server ran. */
export const MISSED = oneOf('catch-up', 'skip')
/** What becomes of a time at which the run before still goes on. */
export const OVERLAP = oneOf('queue', 'skip', 'replace')

export const ORIGIN = oneOf('hand', 'document')

/** When a pipeline runs: by `cron` in a time zone, or every `intervalSeconds`. */
export const SCHEDULE = {
  id: uuid,
  projectId: uuid,
  pipelineId: uuid,
  cron: nullable(text),
  intervalSeconds: nullable(integer),
  timezone: text,
  params: json(),
  missed: MISSED,
  overlap: OVERLAP,
  /** Who said when: a person, or the pipeline's document. */
  origin: ORIGIN,
  enabled: boolean,
  nextAt: nullable(instant),
  lastAt: nullable(instant),
  createdBy: nullable(uuid),
  createdAt: instant,
  updatedAt: instant,
}

/** The columns of SCHEDULE, of a table `s`. */
export const SCHEDULE_COLUMNS = `s.id, s.project_id AS "projectId", s.pipeline_id AS "pipelineId", s.cron,
  s.interval_seconds AS "intervalSeconds", s.timezone, s.params, s.missed, s.overlap,
  CASE WHEN s.from_document THEN 'document' ELSE 'hand' END AS "origin", s.enabled, s.next_at AS "nextAt", s.last_at AS "lastAt", s.created_by AS "createdBy", s.created_at AS "createdAt",
  s.updated_at AS "updatedAt"`
