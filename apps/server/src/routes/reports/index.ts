import { createReport } from './create.ts'
import { deleteReport } from './delete.ts'
import { listReportKinds } from './kinds.ts'
import { listReports } from './list.ts'
import { showReport } from './show.ts'

export const reportRoutes = [listReportKinds, listReports, createReport, showReport, deleteReport] as const
