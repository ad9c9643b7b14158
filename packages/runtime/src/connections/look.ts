import type { DiscoveredDataset, TestResult } from '@ai-etl/core/contracts/connector'
import type { ContextSettings } from '../context.ts'
import type { Preview } from '../preview/preview.ts'
import type { RowsPage, RowsRequest } from '../preview/rows.ts'
import { atMost } from '../worker/at-most.ts'
import type { Pool } from '../worker/pool.ts'
import { runInWorker } from '../worker/run.ts'
import type { Look } from './look-job.ts'

const MODULE = new URL('./look-job.ts', import.meta.url)
/** What a pool loads ahead. */
export const LOOK_JOB = MODULE.href

type NamedPreview = Preview & { readonly name: string }

/** Tests an address step by step, beside the caller's thread. @throws PlatformError as testConnection does */
export function testInWorker(address: string, settings: ContextSettings, signal: AbortSignal): Promise<TestResult> {
  return look({ kind: 'test', address }, settings, signal)
}

/** What could be read at an address. @throws PlatformError of addresses, files and connections */
export function discoverInWorker(
  address: string,
  settings: ContextSettings,
  signal: AbortSignal,
): Promise<readonly DiscoveredDataset[]> {
  return look({ kind: 'discover', address }, settings, signal)
}

/** Milliseconds that a look may take which a person waits for. */
const MOST_MS = 30_000

/**
 * The first rows of a dataset, read in a process of the pool.
 * @throws PlatformError of addresses, files and connections, and as Pool.run does
 */
export function previewInPool(
  pool: Pool,
  address: string,
  rows: number,
  settings: ContextSettings,
  signal: AbortSignal,
): Promise<NamedPreview> {
  const input: Look = { kind: 'preview', address, rows }
  return pool.run<Look, NamedPreview>({ module: MODULE, input, settings }, { signal, time: MOST_MS })
}

/** Seconds that are spent on looking for rows. */
const MOST_SECONDS = 20

/**
 * A page of rows of a dataset, read in a process of the pool.
 * @throws PlatformError as readRows does, of addresses, files and connections, and as Pool.run does
 */
export function rowsInPool(
  pool: Pool,
  address: string,
  request: RowsRequest,
  settings: ContextSettings,
  signal: AbortSignal,
): Promise<RowsPage> {
  const input: Look = { kind: 'rows', address, request, seconds: MOST_SECONDS }
  return pool.run<Look, RowsPage>({ module: MODULE, input, settings }, { signal, time: MOST_MS })
}

/** Each look is a thread that loads connectors anew: sixty of them at once stood still for a minute. */
const LOOKS_AT_ONCE = 6
const gate = atMost(LOOKS_AT_ONCE)

function look<T>(input: Look, settings: ContextSettings, signal: AbortSignal): Promise<T> {
  const task = { module: MODULE, input, settings }
  return gate(() => runInWorker<Look, T>(task, { signal, progress: () => undefined }), signal)
}
