import type { DiscoveredDataset, TestResult } from '@ai-etl/core/contracts/connector'
import type { ContextSettings } from '../context.ts'
import type { Preview } from '../preview/preview.ts'
import { runInWorker } from '../worker/run.ts'
import type { Look } from './look-job.ts'

const MODULE = new URL('./look-job.ts', import.meta.url)

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

/** The first rows of a dataset. @throws PlatformError of addresses, files and connections */
export function previewInWorker(
  address: string,
  rows: number,
  settings: ContextSettings,
  signal: AbortSignal,
): Promise<NamedPreview> {
  return look({ kind: 'preview', address, rows }, settings, signal)
}

function look<T>(input: Look, settings: ContextSettings, signal: AbortSignal): Promise<T> {
  return runInWorker<Look, T>({ module: MODULE, input, settings }, { signal, progress: () => undefined })
}
