import { query } from '../../query.ts'
import { bigint, instant, nullable, uuid } from '../../types.ts'

/**
 * How much of each station of the corridor a project has: datasets and how many of them were measured, stores that
 * were advised or chosen last, tables of the designs made last, pipelines, whether anything ran, runs since a moment
 * and those of them that failed, reports and schedules of reports.
 */
export const corridorOfProject = query({
  name: 'corridorOfProject',
  params: { projectId: uuid, since: instant },
  row: {
    datasets: bigint,
    measured: bigint,
    stores: bigint,
    tables: bigint,
    pipelines: bigint,
    lastRunAt: nullable(instant),
    runs: bigint,
    failed: bigint,
    reports: bigint,
    reportSchedules: bigint,
  },
  text: `
    SELECT (SELECT count(*) FROM datasets WHERE project_id = :projectId) AS "datasets",
      (SELECT count(*) FROM datasets WHERE project_id = :projectId AND profile_id IS NOT NULL) AS "measured",
      (SELECT count(DISTINCT store) FROM (
        SELECT DISTINCT ON (p.dataset_id) coalesce(a.chosen, a.recommended) AS store
        FROM advice a JOIN profiles p ON p.id = a.profile_id WHERE a.project_id = :projectId
        ORDER BY p.dataset_id, a.created_at DESC) s) AS "stores",
      (SELECT count(*) FROM (
        SELECT DISTINCT ON (p.dataset_id) d.statements
        FROM designs d JOIN profiles p ON p.id = d.profile_id WHERE d.project_id = :projectId
        ORDER BY p.dataset_id, d.executed_on IS NULL, d.created_at DESC) d,
        unnest(d.statements) s WHERE s ~* '^create table') AS "tables",
      (SELECT count(*) FROM pipelines WHERE project_id = :projectId) AS "pipelines",
      (SELECT max(created_at) FROM runs WHERE project_id = :projectId) AS "lastRunAt",
      (SELECT count(*) FROM runs WHERE project_id = :projectId AND created_at >= :since) AS "runs",
      (SELECT count(*) FROM runs
        WHERE project_id = :projectId AND state = 'failed' AND created_at >= :since) AS "failed",
      (SELECT count(*) FROM reports WHERE project_id = :projectId) AS "reports",
      (SELECT count(*) FROM report_schedules WHERE project_id = :projectId) AS "reportSchedules"`,
})
