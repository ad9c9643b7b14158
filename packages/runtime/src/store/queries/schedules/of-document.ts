import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { SCHEDULE, SCHEDULE_COLUMNS } from './columns.ts'

/** The schedule that the document of a pipeline states. No row: it never stated one, or it was removed. */
export const scheduleOfDocument = query({
  name: 'scheduleOfDocument',
  params: { projectId: uuid, pipelineId: uuid },
  row: SCHEDULE,
  text: `
    SELECT ${SCHEDULE_COLUMNS} FROM schedules s
    WHERE s.pipeline_id = :pipelineId AND s.project_id = :projectId AND s.from_document`,
})
