import { DEFAULT_RETENTION } from '@ai-etl/runtime/load/clean'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { cleanedSchema, cleanRunsJob } from '../../jobs/kinds/clean-runs.ts'

export const cleanRuns = route({
  id: 'cleanRuns',
  method: 'POST',
  path: '/retention/runs',
  tag: 'retention',
  summary:
    'Remove old run folders of the data folder, those of the command line among them, and what interrupted loads left at their targets; the history of runs stays',
  scope: 'platform',
  body: z.object({
    days: z.number().min(0).max(100_000).optional().describe('older than so many; default: 30, with rejected rows 90'),
    dryRun: z.boolean().default(false).describe('says what would go, and removes nothing'),
  }),
  answer: cleanedSchema.extend({ retention: z.object({ days: z.number(), quarantineDays: z.number() }) }),
  async handle({ services, user, body: { days, dryRun }, lang, signal, audit }) {
    const retention = days === undefined ? DEFAULT_RETENTION : { days, quarantineDays: days }
    const request = { projectId: null, userId: user.userId, lang, input: { ...retention, dryRun } }
    const cleaned = await services.jobs.finish(cleanRunsJob, request, signal)
    if (!dryRun)
      await audit('runs.clean', null, { ...retention, runs: cleaned.runs.length, loads: cleaned.loads.length })
    return { ...cleaned, retention }
  },
})
