import { maskSecrets } from '@ai-etl/core/address/mask'
import type { TableOutcome, TableProof } from '@ai-etl/core/contracts/target'
import type { Run, RunTable } from '@ai-etl/core/documents/run'
import type { LoadRequest } from './request.ts'
import type { TableCounts } from './tally.ts'
import { noCounts, total } from './tally.ts'

/** The document of a run of which nothing is known yet but what was asked for. */
export function emptyRun(run: string, request: LoadRequest, startedAt: string): Run {
  return {
    run,
    state: 'failed',
    source: maskSecrets(request.source),
    target: maskSecrets(request.target),
    mode: request.mode,
    startedAt,
    ...noCounts(),
    tables: [],
    receipts: [],
    seconds: 0,
    bytes: 0,
    quarantine: null,
    changes: [],
    warnings: [],
  }
}

/** Tables with their counts; `outcomes` once they are published. */
export function describeTables(
  tables: readonly { readonly name: string; readonly isRoot: boolean }[],
  counts: readonly TableCounts[],
  outcomes: readonly TableOutcome[],
): Pick<Run, 'tables' | 'read' | 'written' | 'rejected' | 'filtered'> {
  const described = tables.map(({ name }, i): RunTable => {
    const outcome = outcomes.find((each) => each.table === name)
    const { inserted = 0, updated = 0, unchanged = 0, removed = 0 } = outcome ?? {}
    return { name, ...counts[i], inserted, updated, unchanged, removed }
  })
  return { tables: described, ...total(counts.filter((_, i) => tables[i].isRoot)) }
}

/** One receipt a table: what the source side counted beside what the target did. */
export function describeReceipts(
  names: readonly string[],
  counts: readonly TableCounts[],
  proofs: readonly TableProof[],
  fingerprints: readonly string[] | null,
): Run['receipts'] {
  return names.map((table, i) => {
    const proof = proofs.find((each) => each.table === table)
    return {
      chunk: 0,
      table,
      ...counts[i],
      target: proof?.rows ?? 0,
      sourceFingerprint: fingerprints?.[i] ?? null,
      targetFingerprint: proof?.fingerprint ?? null,
    }
  })
}
