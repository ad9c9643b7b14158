import type { Context } from '@ai-etl/core/contracts/context'
import type { CountedLines, Reject, Source } from '@ai-etl/core/contracts/source'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import type { ProfileLimits } from '@ai-etl/core/profile/limits'
import { sharedBudget } from '@ai-etl/core/profile/limits'
import type { TableSnapshot } from '@ai-etl/core/profile/snapshot'
import { takeSnapshot } from '@ai-etl/core/profile/snapshot'
import { TableScan } from '@ai-etl/core/profile/table-scan'
import type { ContextSettings } from '../context.ts'
import { openSource } from './open.ts'
import type { SourceFacts } from './source-facts.ts'
import { sourceFacts } from './source-facts.ts'

/** Reading one part of a dataset. */
export interface ScanInput {
  readonly address: string
  /** Which of how many parts; the source may give fewer, then the later ones are empty. */
  readonly part: number
  readonly parts: number
  /** Stop after about so many root rows; null: read all. */
  readonly sample: number | null
  readonly limits: ProfileLimits
}

export interface ScanResult {
  readonly source: SourceFacts
  readonly tables: readonly TableSnapshot[]
  readonly rejects: RejectList
  /** Lines at the end of the part; null where the source does not tell. */
  readonly counted: CountedLines | null
}

export interface RejectList {
  readonly count: number
  /** The first of them. */
  readonly examples: readonly RejectExample[]
}

export interface RejectExample {
  readonly file: number
  readonly line: number
  readonly byte: number
  readonly rule: string
  readonly detail: Phrase
}

const REJECT_EXAMPLES = 100

/**
 * Worker job: reads one part to its end and hands over what its tables' columns hold; null when the source has no such
 * part, which a look at its beginning tells.
 * @public loaded by its path
 */
export async function job(input: ScanInput, context: Context, settings: ContextSettings): Promise<ScanResult | null> {
  const structure = input.part === 0 ? 'whole' : 'sample'
  const source = await openSource(input.address, context, settings, { structure })
  try {
    const parts = await source.parts(input.parts)
    if (input.part > 0 && input.part >= parts.length) return null
    const scans = tableScans(source, input.limits)
    const rejects = { count: 0, examples: [] as RejectExample[] }
    let counted: CountedLines | null = null
    const request = {
      // One part is the whole: without naming it a source may do better.
      ...(parts.length > 1 ? { part: parts[input.part] } : {}),
      ...(input.sample === null ? {} : { limit: input.sample }),
      signal: context.signal,
      // The parts before tell how many came: counting them here would mean to read them again.
      lines: 'relative' as const,
      counted: (lines: CountedLines) => {
        counted = lines
      },
      reject: (reject: Reject) => note(rejects, reject),
      progress: everySoOften((bytes: number, rows: number) =>
        context.progress({ stage: 'scan', done: bytes, total: source.bytes, unit: 'bytes', rows }),
      ),
    }
    for await (const batch of source.batches(request)) scans[batch.table].observe(batch)
    const first = parts.length > 1 && input.part === 0
    return { source: sourceFacts(source), tables: scans.map((scan) => takeSnapshot(scan, first)), rejects, counted }
  } finally {
    await source.close()
  }
}

function tableScans(source: Source, limits: ProfileLimits): TableScan[] {
  const columns = source.tables.reduce((sum, table) => sum + table.columns.length, 0)
  const budget = sharedBudget(limits, Math.max(1, columns))
  return source.tables.map((table) => new TableScan(table.columns, limits, budget, source.tables.length))
}

const MILLISECONDS_BETWEEN_REPORTS = 200

/** Passes on the first call, and of the later ones those that come long enough after the last: messages cost. */
function everySoOften(report: (bytes: number, rows: number) => void): typeof report {
  let last = Number.NEGATIVE_INFINITY
  return (bytes, rows) => {
    const now = performance.now()
    if (now - last < MILLISECONDS_BETWEEN_REPORTS) return
    last = now
    report(bytes, rows)
  }
}

function note(rejects: { count: number; examples: RejectExample[] }, reject: Reject): void {
  rejects.count++
  if (rejects.examples.length >= REJECT_EXAMPLES) return
  const { file, line, byte, rule, detail } = reject
  rejects.examples.push({ file, line, byte, rule, detail })
}
