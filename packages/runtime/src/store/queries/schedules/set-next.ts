import { query } from '../../query.ts'
import { instant, nullable, uuid } from '../../types.ts'

/** After a time was taken: when the next one is. Null: never again. */
export const setScheduleNext = query({
  name: 'setScheduleNext',
  params: { scheduleId: uuid, lastAt: nullable(instant), nextAt: nullable(instant) },
  row: {},
  text: `
    UPDATE schedules SET last_at = coalesce(:lastAt, last_at), next_at = :nextAt WHERE id = :scheduleId`,
})
