import { z } from 'zod'
import { route } from '../../http/route.ts'
import { pipelineVersion, saveVersion } from '../../pipelines/version.ts'
import { followedSchedule } from '../../schedules/of-document.ts'
import { basedOnSchema, noteSchema, versionParams, versionSchema } from './pipeline.ts'

export const restorePipelineVersion = route({
  id: 'restorePipelineVersion',
  method: 'POST',
  path: '/pipelines/:pipelineId/versions/:number/restore',
  tag: 'pipelines',
  summary: 'Make an earlier version the current one again, as a new version',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: versionParams,
  body: z.object({ basedOn: basedOnSchema, note: noteSchema }),
  answer: versionSchema.extend({ schedule: followedSchedule }),
  status: 201,
  async handle({ services, project, user, params, body, audit }) {
    const of = { projectId: project.id, pipelineId: params.pipelineId }
    const { text } = await pipelineVersion(services, { ...of, number: params.number })
    const given = { ...body, text, restoredFrom: params.number, authorId: user.userId }
    const saved = await saveVersion(services, of, given)
    await audit('pipeline.restore', { kind: 'pipeline', id: params.pipelineId }, { version: params.number })
    return saved
  },
})
