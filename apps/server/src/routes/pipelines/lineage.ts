import { checkInPool } from '@ai-etl/runtime/load/pipeline/pooled'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { currentPipeline } from '../../pipelines/version.ts'
import { projectSettings } from '../../project-settings.ts'
import { lineageSchema, pipelineParams } from './pipeline.ts'

/** Sources are looked at for their columns. */
const LONGEST_MS = 60_000

export const showPipelineLineage = route({
  id: 'showPipelineLineage',
  method: 'GET',
  path: '/pipelines/:pipelineId/lineage',
  tag: 'pipelines',
  summary:
    'The columns of sources that each target column comes from: through which steps, copied, computed or aggregated',
  scope: 'project',
  params: pipelineParams,
  answer: z.object({ targets: lineageSchema }),
  async handle({ services, project, params, lang, signal }) {
    const { name, text } = await currentPipeline(services, { projectId: project.id, pipelineId: params.pipelineId })
    const settings = await projectSettings(services, project.id, lang)
    const { lineage = [] } = await checkInPool(services.pool, { at: { name, text } }, settings, {
      signal,
      time: LONGEST_MS,
    })
    return { targets: lineage }
  },
})
