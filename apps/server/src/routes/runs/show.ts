import { PlatformError } from '@ai-etl/core/errors/error'
import { findJob } from '@ai-etl/runtime/store/queries/jobs/find'
import { countQuarantineByRule } from '@ai-etl/runtime/store/queries/quarantine/count-by-rule'
import { tablesOfRun } from '@ai-etl/runtime/store/queries/run-tables/of-run'
import { showRun as show } from '@ai-etl/runtime/store/queries/runs/show'
import { maybe, rows } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { runSaid } from '../../runs/said.ts'
import { failureSchema, progressSchema, shownProgress } from '../jobs/job.ts'
import { runItemSchema, runParams, runTableSchema, shownFailure } from './run.ts'

export const showRun = route({
  id: 'showRun',
  method: 'GET',
  path: '/runs/:runId',
  tag: 'runs',
  summary:
    'A run: what was asked for, how far it is, its document once it is over, its tables and rejected rows by load and rule',
  scope: { object: 'run', param: 'runId' },
  params: runParams,
  answer: runItemSchema.extend({
    request: z.unknown(),
    document: z.unknown().describe('the run document; null until the run is over'),
    error: failureSchema.nullable(),
    progress: progressSchema.nullable(),
    tables: z.array(runTableSchema),
    quarantine: z.array(
      z.object({
        target: z.string().describe('the load that set them aside'),
        replayable: z.boolean(),
        rule: z.string(),
        rows: z.number(),
        open: z.number(),
        mended: z.number(),
        replayed: z.number(),
      }),
    ),
  }),
  async handle({ services, project, params, lang }) {
    const of = { projectId: project.id, runId: params.runId }
    const run = await maybe(services.database, show, of)
    if (run === null) throw new PlatformError('object.missing', { kind: 'run', id: params.runId })
    const [job, tables, quarantine] = await Promise.all([
      run.jobId === null ? null : maybe(services.database, findJob, { jobId: run.jobId }),
      rows(services.database, tablesOfRun, of),
      rows(services.database, countQuarantineByRule, of),
    ])
    return {
      ...run,
      error: shownFailure(run.error, lang),
      document: runSaid(run.document, lang),
      progress: run.finishedAt === null ? shownProgress(job?.progress ?? null, lang) : null,
      tables: [...tables],
      quarantine: [...quarantine],
    }
  },
})
