import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { saysOfRuns } from '@ai-etl/core/messages/run-again'
import type { ContextSettings } from '../../context.ts'
import { finishRun, newRunId, startRun } from '../../runs/folder.ts'
import type { RunIdentity } from '../load.ts'
import { failureOf } from '../load.ts'
import type { LoadRequest } from '../request.ts'
import { emptyRun } from '../run-document.ts'
import { total } from '../tally.ts'

export interface TargetRequest {
  readonly name: string
  /** Name of the source that the load reads by itself; null or absent: it reads what was computed. */
  readonly source?: string | null
  readonly request: LoadRequest
}

/** Loads one target; `inside` where the files that it reads need other settings than the pipeline's. */
export type LoadTarget = (target: TargetRequest, identity: RunIdentity, inside?: ContextSettings) => Promise<Run>

export interface SeveralLoads {
  readonly identity: RunIdentity
  /** The document, as its user calls it. */
  readonly name: string
  readonly targets: readonly TargetRequest[]
  readonly settings: ContextSettings
  readonly loadOne: LoadTarget
}

/** What a run is besides the sum of its loads. */
export type RunFacts = Partial<
  Pick<Run, 'read' | 'rejected' | 'filtered' | 'quarantine' | 'bytes' | 'warnings' | 'says' | 'counted' | 'incremental'>
>

/**
 * A run of several loads, with a folder of its own and one document: their sum.
 * @param work does the loads, each through the given function, and gives their documents
 * @param facts what is known better than by the sum of loads; asked for when the document is written
 */
export async function runSeveral(
  { identity, name, targets, settings, loadOne }: SeveralLoads,
  work: (child: (target: TargetRequest, inside?: ContextSettings) => Promise<Run>) => Promise<readonly Run[]>,
  facts: (done: readonly Run[], state: Run['state']) => RunFacts = () => ({}),
): Promise<Run> {
  const { run, pipeline } = identity
  const startedAt = new Date().toISOString()
  const target = targetsText(targets.map(({ request }) => request.target))
  const about = emptyRun(run, { source: name, target, mode: 'append' }, startedAt)
  const folder = await startRun(settings.dataDir, {
    ...identity,
    startedAt,
    source: name,
    target: about.target,
    mode: 'pipeline',
  })
  const began = performance.now()
  const done: Run[] = []
  const child = async (one: TargetRequest, inside?: ContextSettings) => {
    const finished = await loadOne(
      one,
      { run: newRunId(), parent: run, ...(pipeline !== undefined && { pipeline }) },
      inside,
    )
    done.push(finished)
    return finished
  }
  const sum = (state: Run['state']): Run => ({
    ...about,
    mode: 'pipeline',
    state,
    ...total(done),
    tables: done.flatMap((each) => each.tables),
    receipts: done.flatMap((each, chunk) => each.receipts.map((receipt) => ({ ...receipt, chunk }))),
    seconds: Math.round(performance.now() - began) / 1000,
    bytes: done.reduce((bytes, each) => bytes + each.bytes, 0),
    quarantine: done.find((each) => each.quarantine !== null)?.quarantine ?? null,
    changes: done.flatMap((each) => each.changes),
    warnings: done.flatMap((each) => each.warnings),
    ...saysOfRuns(done),
    ...facts(done, state),
  })
  try {
    await work(child)
  } catch (error) {
    const failed = error instanceof PlatformError ? error : null
    const document = sum(failed?.code === 'run.cancelled' ? 'cancelled' : 'failed')
    await finishRun(folder, { ...document, failure: failureOf(error, settings.lang) })
    if (failed) throw new PlatformError(failed.code, failed.params, { cause: failed, known: document })
    throw error
  }
  const unchanged = done.length > 0 && done.every((each) => each.state === 'unchanged')
  const document = sum(unchanged ? 'unchanged' : 'succeeded')
  await finishRun(folder, document)
  return document
}

/** What a run of several loads says of its targets: their addresses, without secrets. */
export function targetsText(addresses: readonly string[]): string {
  return addresses.map((address) => maskSecrets(address)).join(', ')
}
