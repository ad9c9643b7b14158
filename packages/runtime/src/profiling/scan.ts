import type { CountedLines } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import { DEFAULT_LIMITS } from '@ai-etl/core/profile/limits'
import type { Crew } from '../worker/crew.ts'
import { JOBS, MEMBERS } from './crew.ts'
import type { Live, ProfileOptions } from './profile.ts'
import type { RejectList, ScanInput, ScanResult } from './scan-job.ts'
import type { SourceFacts } from './source-facts.ts'

/** A dataset read to its end: its parts in the order of the source. */
export interface DatasetScan {
  readonly source: SourceFacts
  readonly parts: readonly ScanResult['tables'][]
  /** By part: what its lines are to be shifted by. */
  readonly linesBefore: readonly number[]
  readonly rejects: RejectList
}

/** Code of a format's error when a record runs over the border that its parts were cut at. */
const PART_BORDER = /\.part-border$/

/** Reads a dataset, its parts at once in the members of a crew; in one part where a record runs over the border. */
export async function scanDataset(
  address: string,
  crew: Crew,
  options: ProfileOptions,
  live: Live,
): Promise<DatasetScan> {
  const parts = options.sample === undefined ? MEMBERS : 1
  try {
    return await scanParts(address, parts, crew, options, live)
  } catch (error) {
    if (!(error instanceof PlatformError) || !PART_BORDER.test(error.code)) throw error
    return scanParts(address, 1, crew, options, live)
  }
}

async function scanParts(
  address: string,
  parts: number,
  crew: Crew,
  options: ProfileOptions,
  live: Live,
): Promise<DatasetScan> {
  // A failure of one part ends the other, too.
  const failed = new AbortController()
  const signal = AbortSignal.any([live.signal, failed.signal])
  const progress = combinedProgress(live)
  const scanPart = (part: number) => {
    const input: ScanInput = {
      address,
      part,
      parts,
      sample: options.sample ?? null,
      limits: { ...DEFAULT_LIMITS, ...options.limits },
    }
    return crew.run<ScanInput, ScanResult | null>(part, JOBS.scan, input, { signal, progress: progress(part) })
  }
  const scans = Array.from({ length: parts }, (_, part) => scanPart(part))
  try {
    const results = await Promise.all(scans)
    return join(results.filter((result) => result !== null))
  } catch (error) {
    failed.abort()
    await Promise.allSettled(scans)
    throw error
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
  const linesBefore = linesBeforeParts(results.map((result) => result.counted))
  return {
    source: results[0].source,
    parts: results.map((result) => result.tables),
    linesBefore,
    rejects: {
      count: results.reduce((sum, result) => sum + result.rejects.count, 0),
      examples: results.flatMap(({ rejects }, part) =>
        rejects.examples.map((reject) => ({ ...reject, line: reject.line + linesBefore[part] })),
      ),
    },
  }
}

/** Lines before each part whose own were counted from its beginning; 0 for the others. */
function linesBeforeParts(counted: readonly (CountedLines | null)[]): number[] {
  let lines = 0
  return counted.map((part) => {
    const before = part?.relative ? lines : 0
    lines = before + (part?.lines ?? 0)
    return before
  })
}
