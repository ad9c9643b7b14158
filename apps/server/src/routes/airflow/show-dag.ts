import { z } from 'zod'
import { dagOfPipeline } from '../../airflow/dag.ts'
import { askAirflow } from '../../airflow/session.ts'
import { route } from '../../http/route.ts'
import { pipelineParams } from '../pipelines/pipeline.ts'
import { dagRunSchema } from './parts.ts'

const RUNS = 20

export const showDag = route({
  id: 'showDag',
  method: 'GET',
  path: '/pipelines/:pipelineId/airflow',
  tag: 'airflow',
  summary:
    'What Airflow knows of a pipeline: whether its DAG is there, an error of its file with the place, latest runs',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: pipelineParams,
  answer: z.object({
    dag: z.string(),
    deployed: z.boolean(),
    taken: z.boolean().describe('a DAG of the name is there that is not of this pipeline'),
    version: z.number().nullable().describe('version of the pipeline that is deployed'),
    paused: z.boolean().nullable(),
    schedule: z.string().nullable(),
    nextRun: z.string().nullable(),
    error: z
      .object({ file: z.string(), line: z.number().nullable(), reason: z.string(), trace: z.string() })
      .nullable()
      .describe('Airflow cannot read the file'),
    runs: z.array(dagRunSchema).describe('the latest, newest first'),
  }),
  async handle({ services, project, params }) {
    return askAirflow(services, async (api) => {
      const { name, known, taken, written } = await dagOfPipeline(services, { projectId: project.id, ...params }, api)
      const found = written ? await api.importError(`${name}.py`) : null
      const error = found && { file: found.file, line: found.line, reason: found.reason, trace: found.trace }
      const runs = known === null ? [] : await api.runs(name, RUNS)
      const saved = known?.tags.map((tag) => /^saved-(\d+)$/.exec(tag)?.[1]).find((number) => number !== undefined)
      return {
        dag: name,
        deployed: known !== null,
        taken,
        version: saved === undefined ? null : Number(saved),
        paused: known?.paused ?? null,
        schedule: known?.schedule ?? null,
        nextRun: known?.nextRun ?? null,
        error,
        runs,
      }
    })
  },
})
