import { PlatformError } from '@ai-etl/core/errors/error'
import { insertPipeline } from '@ai-etl/runtime/store/queries/pipelines/insert'
import { maybe, transaction } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { keptDocument } from '../../pipelines/document.ts'
import { followDocument, followedSchedule } from '../../schedules/of-document.ts'
import { noteSchema, pipelineSchema, textSchema } from './pipeline.ts'

export const createPipeline = route({
  id: 'createPipeline',
  method: 'POST',
  path: '/pipelines',
  tag: 'pipelines',
  summary:
    'Save a document as a new pipeline; without a name it takes that of the document. The schedule that it states is made',
  scope: 'project',
  body: z.object({
    text: textSchema,
    name: z.string().trim().min(1).max(200).optional(),
    description: z.string().max(10_000).optional(),
    note: noteSchema,
  }),
  answer: pipelineSchema.extend({ schedule: followedSchedule }),
  status: 201,
  async handle({ services, project, user, body, audit }) {
    const { pipeline } = keptDocument(body.text)
    const name = body.name ?? pipeline.name
    const made = await transaction(services.database, async (tx) => {
      const inserted = await maybe(tx, insertPipeline, {
        projectId: project.id,
        name,
        description: body.description ?? pipeline.description ?? '',
        text: body.text,
        document: pipeline,
        note: body.note,
        authorId: user.userId,
      })
      if (inserted === null) return null
      const of = { projectId: project.id, pipelineId: inserted.id }
      const stated = { before: undefined, now: pipeline.schedule }
      return { ...inserted, schedule: await followDocument(tx, of, stated, user.userId) }
    })
    if (made === null) throw new PlatformError('object.exists', { kind: 'pipeline', name })
    await audit('pipeline.create', { kind: 'pipeline', id: made.id }, { name })
    return made
  },
})
