import type { LoadSession, TableProof } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { TableCounts } from './tally.ts'
import { accounted } from './tally.ts'

/**
 * The gate before anything is published: every row read is accounted for, and the target counts what was written; with
 * fingerprints, also that the target holds the very values.
 * Rows that only the target could tell are not to be loaded move from written to rejected.
 * @throws PlatformError `load.read-differs`, `load.counts-differ`, `load.fingerprints-differ`
 */
export async function proveLoad(
  session: LoadSession,
  names: readonly string[],
  counts: readonly TableCounts[],
  fingerprints: readonly string[] | null,
): Promise<readonly TableProof[]> {
  counts.forEach((each, i) => {
    if (!accounted(each)) {
      const sum = each.written + each.rejected + each.filtered
      throw new PlatformError('load.read-differs', { table: names[i], read: each.read, accounted: sum })
    }
  })
  const proofs = await session.prove({ verify: fingerprints !== null })
  counts.forEach((each, i) => {
    const table = names[i]
    const proof = proofs.find((one) => one.table === table)
    const leftOut = proof?.leftOut?.length ?? 0
    each.written -= leftOut
    each.rejected += leftOut
    const target = proof?.rows ?? 0
    if (target !== each.written) throw new PlatformError('load.counts-differ', { table, source: each.written, target })
    const [source, found] = [fingerprints?.[i], proof?.fingerprint]
    if (source !== undefined && found !== undefined && found !== null && source !== found)
      throw new PlatformError('load.fingerprints-differ', { table, source, target: found })
  })
  return proofs
}
