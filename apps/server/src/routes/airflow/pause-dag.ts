import { z } from 'zod'
import { askOfDag } from '../../airflow/dag.ts'
import { route } from '../../http/route.ts'
import { pipelineParams } from '../pipelines/pipeline.ts'

export const pauseDag = route({
  id: 'pauseDag',
  method: 'PATCH',
  path: '/pipelines/:pipelineId/airflow',
  tag: 'airflow',
  summary: 'Pause the DAG of a pipeline, or let it run again',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: pipelineParams,
  body: z.object({ paused: z.boolean() }),
  answer: z.object({ dag: z.string(), paused: z.boolean() }),
  async handle({ services, project, params, body, audit }) {
    const of = { projectId: project.id, ...params }
    const dag = await askOfDag(services, of, async (api, name) => {
      await api.pause(name, body.paused)
      return name
    })
    await audit(body.paused ? 'airflow.pause' : 'airflow.unpause', { kind: 'pipeline', id: params.pipelineId }, { dag })
    return { dag, paused: body.paused }
  },
})
