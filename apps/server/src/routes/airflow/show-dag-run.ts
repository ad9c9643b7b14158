import { z } from 'zod'
import { askOfDag } from '../../airflow/dag.ts'
import { route } from '../../http/route.ts'
import { dagRunParams, dagRunSchema, dagTaskSchema } from './parts.ts'

export const showDagRun = route({
  id: 'showDagRun',
  method: 'GET',
  path: '/pipelines/:pipelineId/airflow/runs/:dagRunId',
  tag: 'airflow',
  summary: 'A run of the DAG of a pipeline with its tasks',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: dagRunParams,
  answer: dagRunSchema.extend({ tasks: z.array(dagTaskSchema) }),
  async handle({ services, project, params: { pipelineId, dagRunId } }) {
    return askOfDag(services, { projectId: project.id, pipelineId }, (api, dag) => api.run(dag, dagRunId))
  },
})
