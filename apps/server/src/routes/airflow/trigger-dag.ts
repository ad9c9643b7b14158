import { z } from 'zod'
import { askOfDag } from '../../airflow/dag.ts'
import { route } from '../../http/route.ts'
import { paramsSchema, pipelineParams } from '../pipelines/pipeline.ts'

export const triggerDag = route({
  id: 'triggerDag',
  method: 'POST',
  path: '/pipelines/:pipelineId/airflow/runs',
  tag: 'airflow',
  summary: 'Run the DAG of a pipeline now; its run is watched by showDagRun',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: pipelineParams,
  body: z.object({ params: paramsSchema }),
  answer: z.object({ dagRunId: z.string() }),
  status: 201,
  async handle({ services, project, params, body, audit }) {
    const of = { projectId: project.id, ...params }
    const dagRunId = await askOfDag(services, of, (api, dag) => api.trigger(dag, body.params))
    await audit('airflow.trigger', { kind: 'pipeline', id: params.pipelineId }, { dagRunId })
    return { dagRunId }
  },
})
