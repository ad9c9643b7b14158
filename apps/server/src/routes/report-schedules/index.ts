import { createReportSchedule } from './create.ts'
import { deleteReportSchedule } from './delete.ts'
import { listReportSchedules } from './list.ts'
import { showReportSchedule } from './show.ts'
import { updateReportSchedule } from './update.ts'

export const reportScheduleRoutes = [
  listReportSchedules,
  createReportSchedule,
  showReportSchedule,
  updateReportSchedule,
  deleteReportSchedule,
] as const
