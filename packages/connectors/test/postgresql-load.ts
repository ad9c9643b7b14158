import type { Address } from '@ai-etl/core/address/address'
import type { Context } from '@ai-etl/core/contracts/context'
import type { LoadPlan, LoadSession, TableOutcome, TableProof } from '@ai-etl/core/contracts/target'
import { openTarget } from '../src/systems/postgresql/write/target.ts'
import { batchOf } from './postgresql.ts'

export type Rows = readonly (readonly (string | null)[])[]

/** A load's rows in chunks; in each, batches of [table, rows]. */
export type Chunks = readonly (readonly (readonly [table: number, rows: Rows])[])[]

export interface Loaded {
  readonly unchanged: boolean
  /** Chunks that an earlier, killed run of the load had committed. */
  readonly skipped: number
  readonly proofs: readonly TableProof[]
  readonly outcomes: readonly TableOutcome[]
}

/** Runs a load as the platform does: resumes behind the last committed chunk, writes, proves, publishes. */
export async function runLoad(
  address: Address,
  context: Context,
  plan: LoadPlan,
  chunks: Chunks,
  options: { verify?: boolean } = {},
): Promise<Loaded> {
  const target = await openTarget(address, context)
  try {
    const session = await target.begin(plan)
    if (session.unchanged) return { unchanged: true, skipped: 0, proofs: [], outcomes: [] }
    const skipped = Number(session.resume?.chunk ?? 0)
    await writeChunks(session, chunks, skipped)
    const proofs = await session.prove({ verify: options.verify ?? false })
    const written = proofs[0].rows
    const counts = { read: written, written, rejected: 0, filtered: 0 }
    const outcomes = await session.publish({ run: 'run', ...counts, tables: proofs, cursor: null })
    return { unchanged: false, skipped, proofs, outcomes }
  } finally {
    await target.close()
  }
}

async function writeChunks(session: LoadSession, chunks: Chunks, skipped: number): Promise<void> {
  for (const [index, chunk] of chunks.entries()) {
    if (index < skipped) continue
    for (const [table, rows] of chunk) await session.write(batchOf(rows, table))
    await session.chunk({ chunk: index + 1 })
  }
}
