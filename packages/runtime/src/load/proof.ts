import type { LoadSession, TableProof } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { TableCounts } from './tally.ts'
import { accounted } from './tally.ts'

/** Keys stand in more rows than one, and rows were written so that none can be left out: the load begins anew. */
export class KeysRepeat extends Error {
  override readonly name = 'KeysRepeat'

  constructor(table: string, rows: number) {
    super(`${rows} rows of ${table} have the key of an earlier one`)
  }
}

/**
 * The gate before anything is published: every row read is accounted for, and the target counts what was written; with
 * fingerprints, also that the target holds the very values.
 * Rows that only the target could tell are not to be loaded move from written to rejected.
 * @throws KeysRepeat when there are such rows and the target cannot tell them apart
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
  for (const { table, repeated = 0 } of proofs) if (repeated > 0) throw new KeysRepeat(table, repeated)
  counts.forEach((each, i) => {
    const table = names[i]
    const proof = proofs.find((one) => one.table === table)
    const leftOut = (proof?.leftOut?.length ?? 0) + (proof?.leftOutWithRoot ?? 0)
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
