import { DEFAULT_LIMITS } from '@ai-etl/core/profile/limits'
import type { ContextSettings } from '../context.ts'
import { createContext } from '../context.ts'
import { runInWorker } from '../worker/run.ts'
import { openSource } from './open.ts'
import type { Live, ProfileOptions } from './profile.ts'
import type { RejectList, ScanInput, ScanResult } from './scan-job.ts'
import type { SourceFacts } from './source-facts.ts'

/** A dataset read to its end: its parts in the order of the source. */
export interface DatasetScan {
  readonly source: SourceFacts
  readonly parts: readonly ScanResult['tables'][]
  readonly rejects: RejectList
}

const PARTS = 2
const SCAN_JOB = new URL('./scan-job.ts', import.meta.url)

/**
 * Reads a dataset in up to two threads. The first begins at once; the second when the source is known to have a
 * second part.
 */
export async function scanDataset(
  address: string,
  settings: ContextSettings,
  options: ProfileOptions,
  live: Live,
): Promise<DatasetScan> {
  // A failure of one part ends the other, too.
  const failed = new AbortController()
  const signal = AbortSignal.any([live.signal, failed.signal])
  const progress = combinedProgress(live)
  const parts = options.sample === undefined ? PARTS : 1
  const scanPart = (part: number) => {
    const input: ScanInput = {
      address,
      part,
      parts,
      sample: options.sample ?? null,
      limits: { ...DEFAULT_LIMITS, ...options.limits },
    }
    return runInWorker<ScanInput, ScanResult>(
      { module: SCAN_JOB, input, settings },
      { signal, progress: progress(part) },
    )
  }
  const first = scanPart(0)
  const second = parts === 1 ? null : countParts(address, settings, signal).then((n) => (n > 1 ? scanPart(1) : null))
  try {
    const results = await Promise.all([first, second])
    return join(results.filter((result) => result !== null))
  } catch (error) {
    failed.abort()
    await Promise.allSettled([first, second])
    throw error
  }
}

async function countParts(address: string, settings: ContextSettings, signal: AbortSignal): Promise<number> {
  const context = createContext(settings, { signal, progress: () => undefined })
  const source = await openSource(address, context, settings, { structure: 'sample' })
  try {
    return (await source.parts(PARTS)).length
  } finally {
    await source.close()
  }
}

/** Progress of parts as one: bytes and rows add up. */
function combinedProgress(live: Live): (part: number) => Live['progress'] {
  const done: number[] = []
  const rows: number[] = []
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + (value ?? 0), 0)
  return (part) => (event) => {
    done[part] = event.done
    rows[part] = event.rows ?? 0
    live.progress({ ...event, done: sum(done), rows: sum(rows) })
  }
}

function join(results: readonly ScanResult[]): DatasetScan {
  return {
    source: results[0].source,
    parts: results.map((result) => result.tables),
    rejects: {
      count: results.reduce((sum, result) => sum + result.rejects.count, 0),
      examples: results.flatMap((result) => result.rejects.examples),
    },
  }
}
