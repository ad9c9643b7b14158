import { readdir } from 'node:fs/promises'
import type { Run } from '@ai-etl/core/documents/run'
import type { Language } from '@ai-etl/core/messages/language'
import { runAgain } from '@ai-etl/core/messages/run-again'
import { type LiveRun, readLive, readRun, runFolder, runsDirectory } from './folder.ts'
import { type LogLine, readRunLog } from './log.ts'

/** Stages of a load, as its log tells them apart. */
export const RUN_STAGES = ['begin', 'types', 'prepare', 'load', 'publish'] as const
export type RunStage = (typeof RUN_STAGES)[number]

/** One run as its folder remembers it. */
export interface RunFacts {
  readonly run: string
  /** `died`: its process is gone and left no document. */
  readonly state: Run['state'] | 'died'
  /** RFC 3339 */
  readonly startedAt: string
  readonly seconds: number
  /** Between asking for it and its start; null where nobody noted when it was asked for. */
  readonly waitSeconds: number | null
  readonly read: number
  readonly written: number
  readonly rejected: number
  readonly filtered: number
  /** Rows that an upsert found at the target as they were. */
  readonly unchanged: number
  readonly bytes: number
  readonly failure: { readonly code: string; readonly message: string; readonly fix: string } | null
  /** Of all its loads together; empty where the folder is gone. */
  readonly stages: readonly { readonly stage: RunStage; readonly seconds: number }[]
  readonly loads: readonly LoadFacts[]
}

/** One load of a run: its target, with the tables that it filled. */
export interface LoadFacts {
  readonly target: string
  readonly state: Run['state']
  readonly mode: string
  readonly seconds: number
  readonly read: number
  readonly written: number
  readonly tables: readonly { readonly name: string; readonly written: number; readonly rejected: number }[]
}

/** A run of a data folder that has begun. */
export interface KnownRun {
  readonly live: LiveRun & { readonly alive: boolean }
  /** Null while it runs, and when its process died. */
  readonly document: Run | null
}

/**
 * Every run of a data folder by its name, parts of other runs included. Folders that cannot be read are left out.
 * @param from name of the first folder that is looked at: names sort by time
 */
export async function knownRuns(dataDir: string, from = ''): Promise<ReadonlyMap<string, KnownRun>> {
  const all = await readdir(runsDirectory(dataDir)).catch(() => [])
  const names = all.filter((name) => /^[\w-]+$/.test(name) && name >= from)
  const known = new Map<string, KnownRun>()
  for (let i = 0; i < names.length; i += READ_AT_ONCE) {
    const some = names.slice(i, i + READ_AT_ONCE)
    const read = await Promise.all(some.map((name) => knownRun(dataDir, name)))
    for (const [at, run] of read.entries()) if (run !== null) known.set(some[at], run)
  }
  return known
}

/** Folders that are read at once: a process has only so many open files. */
const READ_AT_ONCE = 256

async function knownRun(dataDir: string, name: string): Promise<KnownRun | null> {
  try {
    const folder = runFolder(dataDir, name)
    const live = await readLive(folder)
    return live && { live, document: await readRun(folder).catch(() => null) }
  } catch {
    // It went while it was looked at, or holds something else.
    return null
  }
}

/** What the folders say of one run, its failure in the reader's language; null while it runs. */
export async function runFacts(
  dataDir: string,
  known: ReadonlyMap<string, KnownRun>,
  name: string,
  lang: Language,
): Promise<RunFacts | null> {
  const one = known.get(name)
  if (one === undefined || (one.document === null && one.live.alive)) return null
  const { live, document } = one
  const { startedAt } = live
  const parts = [...known.entries()].filter(([, { live: other }]) => other.parent === name)
  const loads = parts.length === 0 ? [[name, one] as const] : parts
  const logs = await Promise.all(loads.map(([load]) => readRunLog(dataDir, load).catch(() => [])))
  const stages = addedStages(loads.map(([, load], i) => stagesOf(load.live.startedAt, logs[i])))
  const died = { read: 0, written: 0, rejected: 0, filtered: 0, bytes: 0, seconds: lastSeconds(startedAt, logs.flat()) }
  const { read, written, rejected, filtered, bytes, seconds } = document ?? died
  const unchanged = document?.tables.reduce((sum, table) => sum + table.unchanged, 0) ?? 0
  const { code, message, fix } = (document && runAgain(document, lang).failure) ?? {}
  return {
    run: name,
    state: document?.state ?? 'died',
    startedAt,
    seconds,
    waitSeconds: null,
    read,
    written,
    rejected,
    filtered,
    unchanged,
    bytes,
    failure: code === undefined || message === undefined || fix === undefined ? null : { code, message, fix },
    stages,
    loads: loads.flatMap(([, load]) => (load.document === null ? [] : [loadFacts(load.document)])),
  }
}

/** One load by its document. */
export function loadFacts({ target, state, mode, seconds, read, written, tables }: Run): LoadFacts {
  const told = tables.map(({ name, written: rows, rejected }) => ({ name, written: rows, rejected }))
  return { target, state, mode, seconds, read, written, tables: told }
}

/** The event that ends each stage; each begins where the one before ended. */
const STAGE_ENDS: Readonly<Record<string, RunStage>> = {
  start: 'begin',
  types: 'types',
  begin: 'prepare',
  proven: 'load',
  end: 'publish',
}

/**
 * Seconds of each stage of a load by the times of its log. A load that began anew, for a type was contradicted, has a
 * stage twice: the times are added up. A stage that was not finished is left out.
 */
export function stagesOf(startedAt: string, log: readonly LogLine[]): ReadonlyMap<RunStage, number> {
  const seconds = new Map<RunStage, number>()
  const proven = log.some(({ event }) => event === 'proven')
  let last = Date.parse(startedAt)
  for (const { event, time } of log) {
    const stage = STAGE_ENDS[event]
    if (stage === undefined || (event === 'end' && !proven)) continue
    const at = Date.parse(time)
    seconds.set(stage, (seconds.get(stage) ?? 0) + Math.max(0, at - last) / 1000)
    last = at
  }
  return seconds
}

function addedStages(each: readonly ReadonlyMap<RunStage, number>[]): RunFacts['stages'] {
  return RUN_STAGES.flatMap((stage) => {
    const seconds = each.flatMap((stages) => stages.get(stage) ?? [])
    if (seconds.length === 0) return []
    return [{ stage, seconds: Math.round(seconds.reduce((sum, value) => sum + value, 0) * 1000) / 1000 }]
  })
}

/** How long a run that died is known to have lived. */
function lastSeconds(startedAt: string, log: readonly LogLine[]): number {
  const last = Math.max(Date.parse(startedAt), ...log.map(({ time }) => Date.parse(time)))
  return (last - Date.parse(startedAt)) / 1000
}
