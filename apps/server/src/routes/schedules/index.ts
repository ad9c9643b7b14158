import { backfillSchedule } from './backfill.ts'
import { createSchedule } from './create.ts'
import { deleteSchedule } from './delete.ts'
import { listSchedules } from './list.ts'
import { nextScheduleTimes } from './next-times.ts'
import { runScheduleNow } from './run-now.ts'
import { showSchedule } from './show.ts'
import { updateSchedule } from './update.ts'

export const scheduleRoutes = [
  listSchedules,
  createSchedule,
  nextScheduleTimes,
  showSchedule,
  updateSchedule,
  deleteSchedule,
  runScheduleNow,
  backfillSchedule,
] as const
