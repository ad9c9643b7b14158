import { query } from '../../query.ts'
import { bigint, nullable, uuid } from '../../types.ts'

/** Schedules of a pipeline that are on, beside one (null: all of them). */
export const countOtherSchedules = query({
  name: 'countOtherSchedules',
  params: { projectId: uuid, pipelineId: uuid, scheduleId: nullable(uuid) },
  row: { others: bigint },
  text: `
    SELECT count(*) AS "others" FROM schedules s
    WHERE s.pipeline_id = :pipelineId AND s.project_id = :projectId AND s.enabled
      AND s.id IS DISTINCT FROM :scheduleId`,
})
