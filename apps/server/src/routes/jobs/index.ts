import { cancelJob } from './cancel.ts'
import { jobEvents } from './events.ts'
import { listJobs } from './list.ts'
import { showJob } from './show.ts'

export const jobRoutes = [listJobs, showJob, jobEvents, cancelJob] as const
