import { z } from 'zod'
import { route } from '../../http/route.ts'
import { saveVersion } from '../../pipelines/version.ts'
import { followedSchedule } from '../../schedules/of-document.ts'
import { basedOnSchema, noteSchema, pipelineParams, textSchema, versionSchema } from './pipeline.ts'

export const savePipeline = route({
  id: 'savePipeline',
  method: 'PUT',
  path: '/pipelines/:pipelineId/text',
  tag: 'pipelines',
  summary:
    'Save a text as the next version; 409 object.changed when another one was saved since `basedOn`, with its number in known.currentVersion',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: pipelineParams,
  body: z.object({ text: textSchema, basedOn: basedOnSchema, note: noteSchema }),
  answer: versionSchema.extend({ schedule: followedSchedule }),
  async handle({ services, project, user, params, body, audit }) {
    const of = { projectId: project.id, ...params }
    const saved = await saveVersion(services, of, { ...body, restoredFrom: null, authorId: user.userId })
    await audit('pipeline.save', { kind: 'pipeline', id: params.pipelineId }, { version: saved.number })
    return saved
  },
})
