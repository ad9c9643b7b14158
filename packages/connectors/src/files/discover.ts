import type { FileAddress } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { DiscoveredDataset } from '@ai-etl/core/contracts/connector'
import type { Source } from '@ai-etl/core/contracts/source'
import { formatType } from '@ai-etl/core/types/logical'

/** What `discover` tells of files: one dataset, or one a table where the input is nested. */
export async function describeSource(address: FileAddress, source: Source): Promise<readonly DiscoveredDataset[]> {
  const datasets = source.tables.map((table) => ({
    name: table.parent === null ? address.path : `${address.path} ${table.name}`,
    address: maskSecrets(address.text),
    kind: source.tables.length > 1 ? ('records' as const) : ('file' as const),
    columns: table.columns.map((column) => ({
      name: column.name,
      type: column.type ? formatType(column.type) : 'string',
      nullable: column.nullable ?? true,
    })),
    rows: table.parent === null ? source.rowsEstimate : null,
    bytes: table.parent === null ? source.files.reduce((sum, file) => sum + file.bytes, 0) : null,
    decisions: source.decisions,
  }))
  await source.close()
  return datasets
}
