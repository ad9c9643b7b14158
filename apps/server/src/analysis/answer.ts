import type { Language } from '@ai-etl/core/messages/language'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { HIJACKED } from '../http/route.ts'
import type { JobKind } from '../jobs/kind.ts'
import type { Services } from '../services.ts'

/** `?async=true` of long work. */
export const asyncQuery = z.object({
  async: z.enum(['true', 'false']).default('false').describe('true: 202 with a job to follow instead of the answer'),
})

/** A job that was started: follow it at /jobs/{jobId} and /jobs/{jobId}/events. */
export const jobStarted = z.object({ jobId: z.uuid() }).meta({ id: 'JobStarted' })

interface Call {
  readonly user: { readonly userId: string }
  readonly project: { readonly id: string }
  readonly lang: Language
  readonly query: { readonly async: 'true' | 'false' }
  readonly services: Services
  readonly signal: AbortSignal
  readonly reply: FastifyReply
}

/** Runs a job: to its end, whose document is the answer, or with `?async=true` only to its start. */
export async function answerByJob<I extends z.ZodType, A extends z.ZodType>(
  kind: JobKind<I, A>,
  input: z.input<I>,
  { user, project, lang, query, services, signal, reply }: Call,
): Promise<z.output<A> | typeof HIJACKED> {
  const request = { projectId: project.id, userId: user.userId, lang, input }
  if (query.async === 'false') return services.jobs.finish(kind, request, signal)
  const jobId = await services.jobs.start(kind, request)
  reply.code(202).header('location', `/api/v1/jobs/${jobId}`).send({ jobId })
  return HIJACKED
}
