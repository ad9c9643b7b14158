import { PlatformError } from '@ai-etl/core/errors/error'
import { showRun } from '@ai-etl/runtime/store/queries/runs/show'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { sendEvents } from '../../http/events.ts'
import { HIJACKED, route } from '../../http/route.ts'
import { inLanguage } from '../jobs/events.ts'
import { runParams } from './run.ts'

export const runEvents = route({
  id: 'runEvents',
  method: 'GET',
  path: '/runs/:runId/events',
  tag: 'runs',
  summary:
    'What happens in a run, as server-sent events: state, progress, log, and `flow` (rows along the edges of the graph, rate, remaining time). They begin behind Last-Event-ID (or ?after=) and end with the run',
  scope: { object: 'run', param: 'runId' },
  params: runParams,
  query: z.object({ after: z.coerce.number().int().nonnegative().default(0).describe('id of the last event seen') }),
  answer: null,
  media: 'text/event-stream',
  async handle({ services, project, params, query, lang, request, reply, signal }) {
    const { jobId } = await one(services.database, showRun, { projectId: project.id, ...params })
    if (jobId === null) throw new PlatformError('run.no-log', { run: params.runId })
    const seen = Number(request.headers['last-event-id'] ?? query.after)
    const after = Number.isSafeInteger(seen) && seen > 0 ? seen : 0
    await sendEvents(reply, inLanguage(services.jobs.events(jobId, after, signal), lang))
    return HIJACKED
  },
})
