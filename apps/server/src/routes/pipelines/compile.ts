import { CODE_DIALECTS } from '@ai-etl/core/documents/compiled'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { AIRFLOW_TASKS } from '@ai-etl/core/targets/airflow/tasks'
import { TARGET_NAMES } from '@ai-etl/runtime/compile/targets'
import { compileInPool } from '@ai-etl/runtime/load/pipeline/pooled'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { currentPipeline } from '../../pipelines/version.ts'
import { projectSettings } from '../../project-settings.ts'
import { documentName, textSchema } from './pipeline.ts'

/** Sources are sampled for their types; code itself is written in milliseconds. */
const LONGEST_MS = 60_000

export const compilePipeline = route({
  id: 'compilePipeline',
  method: 'POST',
  path: '/pipelines/compile',
  tag: 'pipelines',
  summary:
    'A document, saved or not, as the code of a target; what the target cannot do is refused by step, with the reason',
  scope: 'project',
  body: z.object({
    text: textSchema.optional(),
    pipelineId: z.uuid().optional().describe('a saved pipeline, in place of `text`'),
    name: documentName,
    to: z.enum(TARGET_NAMES as [(typeof TARGET_NAMES)[number]]),
    dialect: z.enum(CODE_DIALECTS).optional().describe('of `sql`, which needs it, and of `dbt`'),
    tasks: z.enum(AIRFLOW_TASKS).optional().describe('of `airflow`: what its tasks are'),
  }),
  answer: z.object({
    target: z.string(),
    files: z.array(z.object({ path: z.string(), text: z.string() })).describe('empty where something is refused'),
    refused: z.array(z.object({ step: z.string(), what: z.string(), reason: z.string() })),
    warnings: z.array(z.string()),
  }),
  async handle({ services, project, body, lang, signal }) {
    const { name, to, dialect = null, tasks, pipelineId } = body
    const saved =
      pipelineId === undefined ? null : await currentPipeline(services, { projectId: project.id, pipelineId })
    const text = saved?.text ?? body.text
    if (text === undefined)
      throw new PlatformError('usage.invalid', { why: phrase('usage.argument-missing', { name: 'text' }) })
    const settings = await projectSettings(services, project.id, lang)
    const request = { at: { name, text }, to, dialect, ...(tasks && { tasks }) }
    const { document, files } = await compileInPool(services.pool, request, settings, { signal, time: LONGEST_MS })
    return { ...document, files }
  },
})
