import { walkedQuery, walkedSchema } from '../../corridor/answer.ts'
import { corridorOfRun } from '../../corridor/walked.ts'
import { route } from '../../http/route.ts'
import { runParams } from './run.ts'

export const runCorridor = route({
  id: 'runCorridor',
  method: 'GET',
  path: '/runs/:runId/corridor',
  tag: 'runs',
  summary: 'Where a run stands in the corridor of the dataset that it read',
  scope: { object: 'run', param: 'runId' },
  params: runParams,
  query: walkedQuery,
  answer: walkedSchema,
  async handle({ services, project, params: { runId }, query, lang }) {
    const asked = { projectId: project.id, datasetId: query.dataset ?? null, lang }
    const { dataset, stations } = await corridorOfRun(services, runId, asked)
    return { dataset, stations: [...stations] }
  },
})
