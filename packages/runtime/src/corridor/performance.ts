import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { maskSecrets } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { ContextSettings } from '../context.ts'
import { openPipeline } from '../load/pipeline/open.ts'
import {
  measurePerformance,
  type PerformanceSchedule,
  type PipelinePerformance,
} from '../reports/pipeline-performance/measure.ts'
import { type KnownRun, knownRuns, runFacts } from '../runs/history.ts'

/** Which runs of a data folder belong to one pipeline. */
interface Chosen {
  readonly name: string
  readonly schedule: PerformanceSchedule | null
  readonly belongs: (run: KnownRun) => boolean
}

/** Runs that one report tells of: the newest. */
const MOST_RUNS = 500

/**
 * How the runs of a pipeline went, by the run folders of the data folder.
 * @param subject a pipeline document, the name of a pipeline, or a run: then all runs of its pipeline, of a plain load
 *   all from the same source into the same target
 * @throws PlatformError `run.unknown`, `report.no-runs`, and those of documents
 */
export async function folderPerformance(
  subject: string,
  settings: ContextSettings,
  now: Date,
): Promise<PipelinePerformance> {
  const known = await knownRuns(settings.dataDir)
  const { name, schedule, belongs } = await choose(subject, known, settings)
  const names = [...known.entries()]
    .filter(([, run]) => run.live.parent === undefined && belongs(run))
    .map(([run]) => run)
    .sort((a, b) => (a < b ? 1 : -1))
    .slice(0, MOST_RUNS)
  const runs = await Promise.all(names.map((run) => runFacts(settings.dataDir, known, run, settings.lang)))
  return measurePerformance(
    name,
    runs.filter((run) => run !== null),
    schedule,
    now,
  )
}

async function choose(
  subject: string,
  known: ReadonlyMap<string, KnownRun>,
  settings: ContextSettings,
): Promise<Chosen> {
  if (/^\d{8}-\d{6}-[0-9a-f]+$/.test(subject)) {
    const run = known.get(subject)
    if (run === undefined) throw new PlatformError('run.unknown', { run: subject })
    return likeRun(known.get(run.live.parent ?? subject) ?? run)
  }
  if (/\.(ya?ml|json)$/i.test(subject) && existsSync(resolve(settings.workingDir, subject)))
    return ofDocument(subject, settings)
  const names = new Set([...known.values()].flatMap(({ live }) => live.pipeline ?? []))
  if (!names.has(subject))
    throw new PlatformError('report.no-runs', { pipeline: subject, known: [...names].sort().join(', ') })
  return { name: subject, schedule: null, belongs: ({ live }) => live.pipeline === subject }
}

function likeRun({ live: { pipeline, source, target } }: KnownRun): Chosen {
  if (pipeline !== undefined)
    return { name: pipeline, schedule: null, belongs: ({ live }) => live.pipeline === pipeline }
  return {
    name: `${source} → ${target}`,
    schedule: null,
    belongs: ({ live }) => live.pipeline === undefined && live.source === source && live.target === target,
  }
}

/** Runs by the document's name, and those of earlier versions of the platform by their addresses. */
async function ofDocument(path: string, settings: ContextSettings): Promise<Chosen> {
  const { document } = await openPipeline(path, settings)
  const { pipeline } = document
  const { name, schedule } = pipeline
  const froms = new Set(Object.values(pipeline.sources).map(({ from }) => maskSecrets(from)))
  const tos = new Set(Object.values(pipeline.targets).map(({ to }) => maskSecrets(to)))
  return {
    name,
    schedule: schedule === undefined ? null : ofText(schedule),
    belongs: ({ live }) =>
      live.pipeline === undefined ? froms.has(live.source) && tos.has(live.target) : live.pipeline === name,
  }
}

/** The command line runs no schedule: how often it comes is not measured against. */
function ofText({ cron, timezone }: { readonly cron: string; readonly timezone: string }): PerformanceSchedule {
  return { text: cron, timezone, everySeconds: null, enabled: true }
}
