import type { Source } from '@ai-etl/core/contracts/source'
import type { FieldEvidence } from '@ai-etl/core/values/evidence'
import { TableEvidence } from '@ai-etl/core/values/table-evidence'

/** Places spread over the input that are looked at, and rows read at each. */
const WINDOWS = 16
const WINDOW_ROWS = 750

/** What raw values look like, by table and column. */
export type Evidence = readonly (readonly FieldEvidence[])[]

/** Looks at windows spread over the input. Rejected records are no evidence and are not counted here. */
export async function sampleEvidence(source: Source, signal: AbortSignal): Promise<Evidence> {
  const evidence = noEvidence(source)
  for (const part of await source.parts(WINDOWS)) {
    const batches = source.batches({ part, limit: WINDOW_ROWS, lines: 'relative', signal, reject: () => undefined })
    for await (const batch of batches) evidence[batch.table].add(batch)
  }
  return evidence.map((table) => table.fields)
}

/** Looks at every value of the input. */
export async function wholeEvidence(
  source: Source,
  signal: AbortSignal,
  progress: (bytes: number, rows: number) => void,
): Promise<Evidence> {
  const evidence = noEvidence(source)
  for await (const batch of source.batches({ signal, reject: () => undefined, progress }))
    evidence[batch.table].add(batch)
  return evidence.map((table) => table.fields)
}

function noEvidence(source: Source): readonly TableEvidence[] {
  return source.tables.map((table) => new TableEvidence(table.columns.length))
}
