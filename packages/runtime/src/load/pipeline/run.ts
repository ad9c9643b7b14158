import type { IncrementalRun, Run } from '@ai-etl/core/documents/run'
import { type Phrase, phrase } from '@ai-etl/core/messages/phrase'
import { withWarnings } from '@ai-etl/core/messages/run-again'
import { plainChain } from '@ai-etl/core/pipeline/plain'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { CountedRows } from '@ai-etl/core/pipeline/previous-rows'
import { comparedWithPrevious, withPrevious } from '@ai-etl/core/pipeline/previous-rows'
import type { Pipeline, PipelineTarget } from '@ai-etl/core/pipeline/schema'
import type { ContextSettings } from '../../context.ts'
import { newRunId } from '../../runs/folder.ts'
import { previousCounts } from '../../runs/previous-counts.ts'
import type { Live } from '../load.ts'
import { knownRun, load } from '../load.ts'
import type { LoadRequest } from '../request.ts'
import { checkWithSources, refuseFaulty } from './check.ts'
import { IncrementalReading } from './increments.ts'
import { openPipeline, type PipelineAt } from './open.ts'
import { parametersOf, withValues } from './parameters.ts'
import { placementOf } from './placement.ts'
import { checkResumable } from './resume.ts'
import type { LoadTarget, TargetRequest } from './several.ts'
import { runSeveral, targetsText } from './several.ts'
import type { PlacedTarget } from './through-engine.ts'
import { isRefusal, runComputed } from './through-engine.ts'

export interface PipelineRunOptions {
  /** Reads, converts and filters, and writes nothing. */
  readonly dryRun?: boolean
  readonly params?: Readonly<Record<string, string>>
  /** A run of this pipeline that did not finish: what it had finished stays, the rest is done. */
  readonly resume?: string
  /** False: databases compute nothing of it, whatever they could. */
  readonly pushDown?: boolean
  /** Id of the run, where the caller has chosen it. */
  readonly run?: string
  /** Read all of incremental sources, and begin their marks anew. */
  readonly full?: boolean
  /** Read all of incremental sources, and leave their marks as they are: a run about a time of its own. */
  readonly aside?: boolean
  /** Where the last published run came to by its cursors, where the caller keeps its runs elsewhere than in the data folder. */
  readonly marks?: () => Promise<IncrementalRun | null>
  /** What this run is a part of: it is no run of its own in lists of a server. */
  readonly parent?: string
  /** Rows that the last successful run counted, where the caller keeps its runs elsewhere than in the data folder. */
  readonly counted?: () => Promise<CountedRows>
  /** Called with the document of each target's load once it is done, or has failed. */
  readonly onTarget?: (target: string, run: Run) => void
  /** Called with the document of each source that was read for the engine. */
  readonly onSource?: (source: string, run: Run) => void
}

/**
 * Runs a pipeline. A target that plain steps lead to from one source is one load; the others are computed first, by the
 * engine or, where that is exact and worth it, by the databases that hold their tables. With several targets, or the engine, the document is the sum of runs that have folders of their own.
 * @throws PlatformError `pipeline.refused` when the check fails, `pipeline.check-failed`, and what `load` throws
 */
export async function runPipeline(
  at: PipelineAt,
  options: PipelineRunOptions,
  settings: ContextSettings,
  live: Live,
): Promise<Run> {
  const opened = await openPipeline(at, settings)
  const document = withValues(opened.document, options.params ?? {})
  const found = await checkWithSources(document, opened.settings, live)
  refuseFaulty(document, found.check)
  const compared = await againstPrevious(document.pipeline, options, settings)
  const { notes } = compared
  const asFound = { ...found, pipeline: compared.pipeline }
  const reading = await IncrementalReading.begin(asFound, options, opened.settings, live)
  const { pipeline, sources, placed } = reading?.toRun ?? asFound
  const params = parametersOf(pipeline, options.params ?? {})
  const { plan } = lowerPipeline(pipeline, sources, Object.fromEntries(params.map(({ name, value }) => [name, value])))
  const dryRun = options.dryRun ?? false
  const { pushDown = true } = options
  // The next run is held against what the engine counts.
  const within = !dryRun && comparedWithPrevious(pipeline).length === 0
  const placing = { pipeline, plan, sources: placed, pushDown, within }
  const placement = await placementOf(placing, opened.settings, live)
  const targets = Object.entries(pipeline.targets).map(([name, target]): PlacedTarget => {
    const inside = placement.within.has(name)
    const chain = pipeline.checks.length === 0 && !inside ? plainChain(pipeline, plan, target.input) : null
    const plain = chain && { source: pipeline.sources[chain.source].from, steps: chain.steps }
    const source = chain?.source ?? null
    const way = inside ? 'within' : plain ? 'plain' : 'engine'
    const followed = reading?.request(name, source)
    const request = { ...(plain ?? { source: document.name }), ...targetRequest(target), ...followed, params, dryRun }
    return { name, way, source, request }
  })
  const resumed = await resumedText(options.resume, document.name, targets, settings)
  const loadOne: LoadTarget = async ({ name, request, source = null }, identity, inside = opened.settings) => {
    const progress: Live['progress'] = (event) => live.progress({ ...event, target: name })
    const loading = load(request, inside, { ...live, progress }, identity)
    // What its database refuses is no end of a target: the engine goes on with it.
    const isEnd = (error: unknown) => request.within === undefined || !isRefusal(error)
    const done = await told(loading, (run) => options.onTarget?.(name, run), isEnd)
    reading?.loaded(name, source, done)
    return done
  }
  const run = options.run ?? newRunId()
  const identity = { run, pipeline: pipeline.name, ...(options.parent && { parent: options.parent }) }
  const whole = { identity, name: document.name, targets, settings: opened.settings, loadOne }
  const onSource = (name: string, part: Run) => options.onSource?.(reading?.sourceOf(name) ?? name, part)
  const computing = { pipeline, plan, placement, known: placed, params, dryRun, live, onSource, reading }
  const done = targets.some((target) => target.way !== 'plain')
    ? await runComputed({ ...whole, ...computing, targets })
    : targets.length === 1 && reading === null
      ? await loadOne(targets[0], identity)
      : await runSeveral(
          whole,
          async (child) => {
            const runs: Run[] = []
            for (const target of targets) runs.push(await child(target))
            return runs
          },
          (_, state) => (reading ? { incremental: reading.document(state) } : {}),
        )
  return withWarnings(done, [...resumed, ...notes], settings.lang)
}

/** The pipeline with the numbers of its previous run in its checks, and what there is to say of those that have none. */
async function againstPrevious(
  pipeline: Pipeline,
  { counted }: PipelineRunOptions,
  { dataDir }: ContextSettings,
): Promise<{ readonly pipeline: Pipeline; readonly notes: readonly Phrase[] }> {
  const compared = comparedWithPrevious(pipeline)
  if (compared.length === 0) return { pipeline, notes: [] }
  const target = targetsText(Object.values(pipeline.targets).map(({ to }) => to))
  const known = counted ? await counted() : await previousCounts(dataDir, { pipeline: pipeline.name, target })
  const first = [...new Set(compared.filter((on) => !known.has(on)))]
  const notes = first.length > 0 ? [phrase('run.rows-first', { on: first.join(', ') })] : []
  return { pipeline: withPrevious(pipeline, known), notes }
}

/** Tells of a load, also of one that failed. */
async function told(loading: Promise<Run>, tell: (run: Run) => void, isEnd: (error: unknown) => boolean): Promise<Run> {
  try {
    const done = await loading
    tell(done)
    return done
  } catch (error) {
    const failed = isEnd(error) ? await knownRun(error) : null
    if (failed !== null) tell(failed)
    throw error
  }
}

/** What there is to say of the run that is gone on with. @throws PlatformError `run.unknown`, `run.not-resumable` */
async function resumedText(
  run: string | undefined,
  document: string,
  targets: readonly TargetRequest[],
  { dataDir }: ContextSettings,
): Promise<readonly Phrase[]> {
  if (run === undefined) return []
  const requests = targets.map((target) => target.request)
  const state = await checkResumable(dataDir, run, document, requests)
  return [phrase('run.goes-on-with', { run, state })]
}

function targetRequest(target: PipelineTarget): Omit<LoadRequest, 'source'> {
  const { to, mode, key, cursor, missing, schema, maxRejected, verify } = target
  return {
    target: to,
    mode,
    ...(key && { key }),
    ...(cursor !== undefined && { cursor }),
    ...(missing && { missing }),
    ...(schema && { schema }),
    ...(maxRejected !== undefined && { maxRejected }),
    ...(verify !== undefined && { verify }),
  }
}
