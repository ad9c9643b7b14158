import { runSchema } from '@ai-etl/core/documents/run'
import type { Language } from '@ai-etl/core/messages/language'
import { runAgain } from '@ai-etl/core/messages/run-again'
import {
  measurePerformance,
  type PerformanceSchedule,
  type PipelinePerformance,
} from '@ai-etl/runtime/reports/pipeline-performance/measure'
import { type KnownRun, knownRuns, loadFacts, type RunFacts, runFacts } from '@ai-etl/runtime/runs/history'
import { page } from '@ai-etl/runtime/store/page'
import { showPipeline } from '@ai-etl/runtime/store/queries/pipelines/show'
import { runHistory } from '@ai-etl/runtime/store/queries/runs/history'
import { showRun } from '@ai-etl/runtime/store/queries/runs/show'
import { listSchedules } from '@ai-etl/runtime/store/queries/schedules/list'
import { one, rows, type ValuesOf } from '@ai-etl/runtime/store/query'
import { problemOf } from '../jobs/failure.ts'
import { timesAfter } from '../schedules/times.ts'
import type { Services } from '../services.ts'

/** Runs that one report tells of: the newest. */
const MOST_RUNS = 500

/** How the runs of a pipeline, or of loads like one, went: by the metadata, stages and targets by the run folders. */
export async function serverPerformance(
  services: Pick<Services, 'database' | 'settings'>,
  projectId: string,
  subject: { readonly pipelineId: string } | { readonly runId: string },
  lang: Language,
  now: Date,
): Promise<PipelinePerformance> {
  const { database, settings } = services
  const pipelineId = 'pipelineId' in subject ? subject.pipelineId : null
  const { name } =
    'pipelineId' in subject
      ? await one(database, showPipeline, { projectId, pipelineId: subject.pipelineId })
      : await one(database, showRun, { projectId, runId: subject.runId })
  const found = await rows(database, runHistory, { projectId, pipelineId, name, limit: MOST_RUNS })
  const folders = found.flatMap(({ runFolder }) => runFolder ?? []).sort()
  const known = folders.length === 0 ? new Map<string, KnownRun>() : await knownRuns(settings.dataDir, folders[0])
  const facts = await Promise.all(
    found.map(async (run) => {
      const kept = run.runFolder === null ? null : await runFacts(settings.dataDir, known, run.runFolder, lang)
      return factsOf(run, kept, lang)
    }),
  )
  const schedule = pipelineId === null ? null : await scheduleOf(services, projectId, pipelineId, now)
  return measurePerformance(name, facts, schedule, now)
}

/** A run by its row; what only its folder knows by that, where there still is one. */
function factsOf(run: ValuesOf<(typeof runHistory)['row']>, kept: RunFacts | null, lang: Language): RunFacts {
  const document = runSchema.safeParse(run.document).data ?? null
  const startedAt = run.startedAt ?? run.createdAt
  const seconds = run.finishedAt === null ? 0 : Math.max(0, Date.parse(run.finishedAt) - Date.parse(startedAt)) / 1000
  const { id, read, written, rejected, filtered, bytes } = run
  const told = run.error === null ? document && (runAgain(document, lang).failure ?? null) : problemOf(run.error, lang)
  return {
    run: id,
    // Such a run is over: runHistory gives no other.
    state: run.state as RunFacts['state'],
    startedAt,
    seconds,
    waitSeconds: run.startedAt === null ? null : Math.max(0, Date.parse(startedAt) - Date.parse(run.createdAt)) / 1000,
    read,
    written,
    rejected,
    filtered,
    bytes,
    unchanged: document?.tables.reduce((sum, table) => sum + table.unchanged, 0) ?? 0,
    failure: told && { code: told.code, message: told.message, fix: told.fix },
    stages: kept?.stages ?? [],
    loads: kept?.loads ?? (document === null ? [] : [loadFacts(document)]),
  }
}

/** The schedule of a pipeline, one that is on before others. */
async function scheduleOf(
  { database }: Pick<Services, 'database'>,
  projectId: string,
  pipelineId: string,
  now: Date,
): Promise<PerformanceSchedule | null> {
  const found = await page(database, listSchedules, { projectId, pipelineId }, { limit: 100 })
  const schedules = found.parsed()
  const schedule = schedules.find(({ enabled }) => enabled) ?? schedules.at(0)
  if (schedule === undefined) return null
  const { cron, intervalSeconds, timezone, enabled } = schedule
  const [first, second] = timesAfter({ cron, intervalSeconds, timezone }, now, 2)
  const everySeconds = second === undefined ? null : (second.getTime() - first.getTime()) / 1000
  return { text: cron ?? `${intervalSeconds} s`, timezone, everySeconds, enabled }
}
