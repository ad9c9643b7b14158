import type { Address } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { CompiledQuery } from '@ai-etl/core/contracts/query'
import type { Source } from '@ai-etl/core/contracts/source'

/** The rows of a compiled statement as a source: one table of its columns, read whole and always anew. */
export function querySource(
  address: Address,
  query: CompiledQuery,
  system: Pick<Source, 'format' | 'rowsEstimate' | 'batches' | 'close'>,
): Source {
  return {
    dataset: maskSecrets(address.text),
    name: query.name,
    files: [],
    tables: [
      {
        name: query.name,
        parent: null,
        columns: query.columns.map(({ name, type, nullable }) => ({ name, path: name, type, nullable })),
      },
    ],
    bytes: null,
    decisions: [],
    fingerprint: null,
    parts: async () => [{}],
    ...system,
  }
}
