import { z } from 'zod'
import { askOfDag } from '../../airflow/dag.ts'
import { route } from '../../http/route.ts'
import { dagRunParams } from './parts.ts'

export const showDagLog = route({
  id: 'showDagLog',
  method: 'GET',
  path: '/pipelines/:pipelineId/airflow/runs/:dagRunId/tasks/:task/log',
  tag: 'airflow',
  summary: 'What a task of a run of the DAG said at one of its tries',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: dagRunParams.extend({ task: z.string().min(1).max(300) }),
  query: z.object({ attempt: z.coerce.number().int().positive().default(1) }),
  answer: z.object({ lines: z.array(z.string()) }),
  async handle({ services, project, params: { pipelineId, dagRunId, task }, query }) {
    const of = { projectId: project.id, pipelineId }
    const text = await askOfDag(services, of, (api, dag) => api.log(dag, dagRunId, task, query.attempt))
    return { lines: text.split('\n') }
  },
})
