import type { DiscoveredDataset, TestResult } from '@ai-etl/core/contracts/connector'
import type { ContextSettings } from '../context.ts'
import type { Preview } from '../preview/preview.ts'
import type { RowsPage, RowsRequest } from '../preview/rows.ts'
import type { Pool } from '../worker/pool.ts'
import type { Look } from './look-job.ts'

const MODULE = new URL('./look-job.ts', import.meta.url)
/** What a pool loads ahead. */
export const LOOK_JOB = MODULE.href

type NamedPreview = Preview & { readonly name: string }

/** Milliseconds that a test, or finding what a system offers, may take: a server may be far, or just starting. */
const MOST_OF_SYSTEM_MS = 60_000

/** Tests an address step by step, in a process of the pool. @throws PlatformError as testConnection and Pool.run do */
export function testInPool(
  pool: Pool,
  address: string,
  settings: ContextSettings,
  signal: AbortSignal,
): Promise<TestResult> {
  const input: Look = { kind: 'test', address }
  return pool.run<Look, TestResult>({ module: MODULE, input, settings }, { signal, time: MOST_OF_SYSTEM_MS })
}

/**
 * What could be read at an address, found in a process of the pool.
 * @throws PlatformError of addresses, files and connections, and as Pool.run does
 */
export function discoverInPool(
  pool: Pool,
  address: string,
  settings: ContextSettings,
  signal: AbortSignal,
): Promise<readonly DiscoveredDataset[]> {
  const input: Look = { kind: 'discover', address }
  const bounds = { signal, time: MOST_OF_SYSTEM_MS }
  return pool.run<Look, readonly DiscoveredDataset[]>({ module: MODULE, input, settings }, bounds)
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
