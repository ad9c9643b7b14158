import { query } from '../../query.ts'
import { integer, nullable, texts, uuid } from '../../types.ts'
import { LANGUAGE } from '../users/columns.ts'

/** Reports whose job was never asked for: the process died between the two. With what their schedule asks for. */
export const findWaitingReports = query({
  name: 'findWaitingReports',
  params: { olderThanSeconds: integer, limit: integer },
  row: { id: uuid, projectId: uuid, language: LANGUAGE, createdBy: nullable(uuid), formats: nullable(texts) },
  text: `
    SELECT r.id, r.project_id AS "projectId", r.language, r.created_by AS "createdBy", s.formats
    FROM reports r LEFT JOIN report_schedules s ON s.id = r.schedule_id
    WHERE r.state = 'queued' AND r.job_id IS NULL AND r.created_at < now() - make_interval(secs => :olderThanSeconds)
    ORDER BY r.created_at LIMIT :limit`,
})
