import { mkdir } from 'node:fs/promises'
import type { Advice } from '@ai-etl/core/documents/advice'
import type { Profile } from '@ai-etl/core/documents/profile'
import { PlatformError } from '@ai-etl/core/errors/error'
import { planPipeline as plan } from '@ai-etl/core/pipeline/plan'
import { showAdvice } from '@ai-etl/runtime/store/queries/advice/show'
import { showProfile } from '@ai-etl/runtime/store/queries/profiles/show'
import { maybe } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { FILES_VARIABLE, projectFiles } from '../../project-settings.ts'
import { encodePath, readable } from '../../sources/readable.ts'
import { sourceSchema } from '../../sources/source.ts'
import { textSchema } from './pipeline.ts'

export const planPipeline = route({
  id: 'planPipeline',
  method: 'POST',
  path: '/pipelines/plan',
  tag: 'pipelines',
  summary: 'A new document from a profile and advice, with reasons as comments; saves nothing',
  scope: 'project',
  body: z.object({
    source: sourceSchema,
    profileId: z.uuid(),
    adviceId: z.uuid().optional().describe('without it the target is what `target` says, else PostgreSQL'),
    target: z.string().min(1).max(4000).optional().describe('address of the table to fill'),
    updates: z.enum(['none', 'append', 'upsert']).optional(),
  }),
  answer: z.object({ text: textSchema }),
  async handle({ services, project, body }) {
    const { database } = services
    const profile = await maybe(database, showProfile, { projectId: project.id, profileId: body.profileId })
    if (profile === null) throw new PlatformError('object.missing', { kind: 'profile', id: body.profileId })
    const adviceId = body.adviceId ?? null
    const advice = adviceId && (await maybe(database, showAdvice, { projectId: project.id, adviceId }))
    if (adviceId && !advice) throw new PlatformError('object.missing', { kind: 'advice', id: adviceId })
    const { address, written = address } = await readable(body.source, project.id, services)
    // Both were written by the profiler and the adviser alone.
    const document = profile.document as Profile
    const taken = advice ? chosen(advice.document as Advice, advice.chosen) : null
    const folder = projectFiles(services.settings.dataDir, project.id)
    const files = taken !== null && FILE_STORES.has(taken.recommended)
    if (files) await mkdir(folder, { recursive: true })
    const text = plan({
      profile: document,
      advice: taken,
      source: written,
      target: body.target ?? (files ? `\${${FILES_VARIABLE}}/${encodePath(document.tables[0].name)}/` : null),
      ...(body.updates && { updates: body.updates }),
    })
    return { text }
  },
})

/** Stores whose tables are files: until one is named, they are written to the project's own folder. */
const FILE_STORES: ReadonlySet<string> = new Set(['s3', 'hdfs'])

/** What the user took counts for more than what was recommended. */
function chosen(advice: Advice, taken: string | null): Advice {
  const found = advice.ranked.find(({ target }) => target === taken)
  return found ? { ...advice, recommended: found.target } : advice
}
