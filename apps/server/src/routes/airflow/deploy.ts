import { PlatformError } from '@ai-etl/core/errors/error'
import { compileTexts } from '@ai-etl/core/messages/compile'
import { AIRFLOW_TASKS } from '@ai-etl/core/targets/airflow/tasks'
import { deployFiles } from '@ai-etl/runtime/airflow/deploy'
import { compileInPool } from '@ai-etl/runtime/load/pipeline/pooled'
import { z } from 'zod'
import { dagOfPipeline, tagOf, versionTag } from '../../airflow/dag.ts'
import { airflowSettings, askAirflow } from '../../airflow/session.ts'
import { route } from '../../http/route.ts'
import { currentPipeline, pipelineVersion } from '../../pipelines/version.ts'
import { projectSettings } from '../../project-settings.ts'
import { pipelineParams } from '../pipelines/pipeline.ts'

/** Sources are sampled for their types; code itself is written in milliseconds. */
const LONGEST_MS = 60_000

export const deployToAirflow = route({
  id: 'deployToAirflow',
  method: 'POST',
  path: '/pipelines/:pipelineId/airflow',
  tag: 'airflow',
  summary:
    'Write a version of a pipeline into the DAGs folder, wait until Airflow has read it, and let it run; 422 with the place where Airflow cannot read it',
  scope: { object: 'pipeline', param: 'pipelineId' },
  params: pipelineParams,
  body: z.object({
    version: z.int().positive().optional().describe('by default the current one'),
    tasks: z.enum(AIRFLOW_TASKS).optional().describe('by default query where that can be, else command'),
  }),
  answer: z.object({
    dag: z.string().nullable().describe('null: refused, nothing was written'),
    files: z.array(z.string()),
    refused: z.array(z.object({ step: z.string(), what: z.string(), reason: z.string() })),
    warnings: z.array(z.string()).describe('what Airflow needs: connections, providers, variables'),
  }),
  async handle({ services, project, params, body, lang, signal, audit }) {
    const of = { projectId: project.id, ...params }
    const { dags } = airflowSettings(services)
    const { name, currentVersion, text: newest } = await currentPipeline(services, of)
    const version = body.version ?? currentVersion
    const text =
      version === currentVersion ? newest : (await pipelineVersion(services, { ...of, number: version })).text
    const settings = await projectSettings(services, project.id, lang)
    const request = {
      at: { name, text },
      to: 'airflow' as const,
      dialect: null,
      tags: [tagOf(params.pipelineId), versionTag(version)],
      ...(body.tasks && { tasks: body.tasks }),
    }
    const { document, files } = await compileInPool(services.pool, request, settings, { signal, time: LONGEST_MS })
    const { refused } = document
    if (files.length === 0) return { dag: null, files: [], refused, warnings: document.warnings }
    const dag = await askAirflow(services, async (api) => {
      if ((await dagOfPipeline(services, of, api)).taken) throw new PlatformError('airflow.taken', { dag: name })
      return deployFiles(files, dags, api, signal)
    })
    await audit('airflow.deploy', { kind: 'pipeline', id: params.pipelineId }, { version, dag })
    const twice = /^schedule:/m.test(text) ? [compileTexts.twice[lang]({})] : []
    return { dag, files: document.files, refused, warnings: [...document.warnings, ...twice] }
  },
})
