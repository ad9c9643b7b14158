import { alertRulesOfLateness } from '@ai-etl/runtime/store/queries/alert-rules/of-lateness'
import { lateRuns } from '@ai-etl/runtime/store/queries/runs/late'
import { lateSchedules } from '@ai-etl/runtime/store/queries/runs/late-schedules'
import { rows } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import { deliverByRule } from './raise.ts'

/** Where a rule says nothing else: half an hour. */
const LATE_SECONDS = 1800

/** Tells of scheduled runs that are not over, and of times that nobody took, longer ago than a rule allows. */
export async function tellLateness(services: Pick<Services, 'database'>, now: Date): Promise<void> {
  const { database } = services
  for (const rule of await rows(database, alertRulesOfLateness, {})) {
    const { projectId } = rule
    // Checked by the route that saved it.
    const { lateSeconds = LATE_SECONDS } = rule.settings as { lateSeconds?: number }
    const before = new Date(now.getTime() - lateSeconds * 1000).toISOString()
    const about = { projectId, event: 'lateness' as const }
    for (const run of await rows(database, lateRuns, { projectId, pipelineId: rule.pipelineId, before })) {
      const { runId, pipelineId, name: subject, scheduledFor: since } = run
      await deliverByRule(services, rule, { ...about, pipelineId, runId, subject, key: runId, detail: { since } })
    }
    for (const late of await rows(database, lateSchedules, { before })) {
      if (late.projectId !== projectId || (rule.pipelineId !== null && rule.pipelineId !== late.pipelineId)) continue
      const { pipelineId, scheduleId, nextAt: since } = late
      const occurrence = { ...about, pipelineId, runId: null, subject: pipelineId, key: `${scheduleId} ${since}` }
      await deliverByRule(services, rule, { ...occurrence, detail: { since } })
    }
  }
}
