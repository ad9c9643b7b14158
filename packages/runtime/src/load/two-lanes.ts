import { rm } from 'node:fs/promises'
import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import type { Part, Source } from '@ai-etl/core/contracts/source'
import type { LaneTicket, LoadSession } from '@ai-etl/core/contracts/target'
import type { RunFolder } from '../runs/folder.ts'
import { absorbQuarantine } from '../runs/quarantine-absorb.ts'
import type { AttemptInput } from './attempt.ts'
import { runAttempt, stopWhenTooMany } from './attempt.ts'
import type { TablesPlan } from './plan.ts'
import { Contradiction } from './readings.ts'
import type { SideLane } from './side-lane.ts'
import type { SideResult } from './side-lane-job.ts'
import { sideFolder } from './side-lane-job.ts'

/** A load cut in two: what each thread reads, and how the second one writes. */
export interface Split {
  readonly side: SideLane
  readonly ticket: LaneTicket
  readonly parts: readonly [first: Part, second: Part]
}

/** Null where the source cannot be cut or the target takes rows one way only. */
export async function splitLoad(side: SideLane | null, source: Source, session: LoadSession): Promise<Split | null> {
  if (side === null || !session.share) return null
  const [first, second, ...rest] = await source.parts(2)
  if (second === undefined || rest.length > 0) return null
  const ticket = await session.share()
  return ticket === null ? null : { side, ticket, parts: [first, second] }
}

/** The second thread has stopped at a record too many: the error is the first one's, which counts all. */
class StoppedThere extends Error {
  override readonly name = 'StoppedThere'
}

/** The second thread has opened other input than the first one cut: files came or changed in between. */
export class InputChanged extends Error {
  override readonly name = 'InputChanged'
}

/**
 * Reads both parts at once and brings together what they found: the counts, the rows at the target, and behind the first
 * part's rejected records those of the second, which stand behind them in the source, too. A failure of one ends the
 * other.
 * @param whole the attempt on all of the input; its counts and quarantine hold all of it in the end
 * @returns fingerprints of the second part, by table; null where none were asked for
 * @throws InputChanged; as runAttempt; the source's error when a record runs over the border of the parts
 */
export async function runTwoLanes(
  whole: AttemptInput & { readonly session: LoadSession },
  tables: TablesPlan,
  folder: RunFolder,
  { side, ticket, parts }: Split,
): Promise<readonly string[] | null> {
  const { context, plan, request, session, quarantine } = whole
  await rm(sideFolder(folder).path, { recursive: true, force: true })
  const failed = new AbortController()
  const signal = AbortSignal.any([context.signal, failed.signal])
  const progress = addedUp(context.progress)
  const first = runAttempt({ ...whole, part: parts[0], context: { ...context, signal, progress: progress(0) } })
  const { fingerprint } = whole.source
  const run = { request, fingerprint, part: parts[1], plan, tables, ticket, folder }
  const second = side.run(run, { signal, progress: progress(1) })
  const failure = await Promise.all([first, second.then(refuseEnd)]).then(
    () => null,
    (error: unknown) => ({ error }),
  )
  if (failure) failed.abort()
  const [, settled] = await Promise.allSettled([first, second])
  if (settled.status === 'fulfilled') await takeOver(settled.value, whole, folder)
  if (failure === null || failure.error instanceof StoppedThere) stopWhenTooMany(request, quarantine)
  if (failure) throw failure.error
  if (settled.status === 'rejected') throw settled.reason
  session.join?.(settled.value.rows)
  return settled.value.fingerprints
}

function refuseEnd({ end, at }: SideResult): void {
  if (end === 'contradicted' && at) throw new Contradiction(at.table, at.column, at.line)
  if (end === 'too-many') throw new StoppedThere()
  if (end === 'changed') throw new InputChanged()
}

async function takeOver(part: SideResult, { counts, quarantine }: AttemptInput, folder: RunFolder): Promise<void> {
  for (const [i, { read, written, rejected, filtered }] of part.counts.entries()) {
    counts[i].read += read
    counts[i].written += written
    counts[i].rejected += rejected
    counts[i].filtered += filtered
  }
  const { path } = sideFolder(folder)
  if (part.rejected > 0) await absorbQuarantine(quarantine, path, part.rejected)
  await rm(path, { recursive: true, force: true })
}

/** Progress of both as one: bytes and rows add up. */
function addedUp(report: (event: ProgressEvent) => void): (part: number) => (event: ProgressEvent) => void {
  const done = [0, 0]
  const rows = [0, 0]
  return (part) => (event) => {
    done[part] = event.done
    rows[part] = event.rows ?? 0
    report({ ...event, done: done[0] + done[1], rows: rows[0] + rows[1] })
  }
}
