import type { Context } from '@ai-etl/core/contracts/context'
import type { TableProfile } from '@ai-etl/core/documents/profile'
import { dependences } from '@ai-etl/core/profile/dependences'
import { duplicateRows } from '@ai-etl/core/profile/duplicates'
import { candidateKeys } from '@ai-etl/core/profile/keys'
import type { TableSnapshot } from '@ai-etl/core/profile/snapshot'
import type { SearchBounds, TableStructure } from '@ai-etl/core/profile/structure'

/** Tables whose columns are to be looked at together. */
export interface StructureInput {
  readonly tables: readonly StructureTable[]
}

export interface StructureTable {
  readonly structure: TableStructure
  /** Row hashes of each part. */
  readonly rowHashes: readonly TableSnapshot['rowHashes'][]
}

export type TableFacts = Pick<TableProfile, 'keys' | 'dependences' | 'duplicates'>

/** Milliseconds that one search in one table may take. */
const TIME_FOR_KEYS = 5_000
const TIME_FOR_DEPENDENCES = 5_000

/**
 * Worker job: keys, dependences and duplicates of each table, each search within its bound of time.
 * @public loaded by its path
 */
export async function job(input: StructureInput, context: Context): Promise<readonly TableFacts[]> {
  return input.tables.map(({ structure, rowHashes }) => {
    // A table of nothing but made columns (a mere level of nesting) has no rows to compare.
    const hasUnique = structure.columns.length === 0 || structure.columns.some(({ field }) => field.unique)
    return {
      keys: candidateKeys(structure, context.lang, bounds('keys', TIME_FOR_KEYS, context)),
      dependences: dependences(structure, bounds('dependences', TIME_FOR_DEPENDENCES, context)),
      duplicates: duplicateRows(rowHashes, hasUnique),
    }
  })
}

const MILLISECONDS_BETWEEN_REPORTS = 250

function bounds(stage: string, time: number, context: Context): SearchBounds {
  let last = 0
  return {
    time,
    now: () => performance.now(),
    step(done, total) {
      context.signal.throwIfAborted()
      const now = performance.now()
      if (now - last < MILLISECONDS_BETWEEN_REPORTS) return
      last = now
      context.progress({ stage, done, total, unit: 'steps' })
    },
  }
}
