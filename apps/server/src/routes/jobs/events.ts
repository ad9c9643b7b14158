import type { Language } from '@ai-etl/core/messages/language'
import { z } from 'zod'
import { type ServerEvent, sendEvents } from '../../http/events.ts'
import { HIJACKED, route } from '../../http/route.ts'
import { problemOf } from '../../jobs/failure.ts'
import { textSaid } from '../../runs/said.ts'
import { jobParams } from './job.ts'

export const jobEvents = route({
  id: 'jobEvents',
  method: 'GET',
  path: '/jobs/:jobId/events',
  tag: 'jobs',
  summary:
    'What happens to a job, as server-sent events: state, progress, log and what its kind tells. They begin behind Last-Event-ID (or ?after=) and end with the job',
  scope: { object: 'job', param: 'jobId' },
  params: jobParams,
  query: z.object({ after: z.coerce.number().int().nonnegative().default(0).describe('id of the last event seen') }),
  answer: null,
  media: 'text/event-stream',
  async handle({ services, params, query, lang, request, reply, signal }) {
    const seen = Number(request.headers['last-event-id'] ?? query.after)
    const after = Number.isSafeInteger(seen) && seen > 0 ? seen : 0
    await sendEvents(reply, inLanguage(services.jobs.events(params.jobId, after, signal), lang))
    return HIJACKED
  },
})

/** Failures and texts are kept by their keys: each follower is told in their own language. */
export async function* inLanguage(events: AsyncIterable<ServerEvent>, lang: Language): AsyncGenerator<ServerEvent> {
  for await (const event of events) {
    const data = event.data as { error?: unknown }
    if (event.event === 'state' && data.error) yield { ...event, data: { ...data, error: problemOf(data.error, lang) } }
    else if (event.event === 'log' || event.event === 'progress') yield { ...event, data: textSaid(data, lang) }
    else yield event
  }
}
