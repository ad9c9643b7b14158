import type { FileAddress } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { DiscoveredDataset } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Source, SourceColumn } from '@ai-etl/core/contracts/source'
import { formatType } from '@ai-etl/core/types/logical'
import type { FieldEvidence } from '@ai-etl/core/values/evidence'
import { inferField } from '@ai-etl/core/values/infer'
import { TableEvidence } from '@ai-etl/core/values/table-evidence'

/** Root rows that types are inferred from: a first impression, which a profile proves or corrects. */
const ROWS = 1000

/**
 * What `discover` tells of files: a dataset for each table; types inferred from the first rows where the format has
 * none of its own.
 */
export async function describeSource(
  address: FileAddress,
  source: Source,
  context: Context,
): Promise<readonly DiscoveredDataset[]> {
  try {
    const evidence = await lookAt(source, context)
    return source.tables.map((table, index) => {
      const isRoot = table.parent === null
      return {
        name: isRoot ? address.path : `${address.path} ${table.name}`,
        address: maskSecrets(address.text),
        kind: source.tables.length > 1 ? 'records' : 'file',
        columns: table.columns.map((column, k) => describeColumn(column, evidence[index].fields[k])),
        rows: isRoot ? source.rowsEstimate : null,
        bytes: isRoot ? source.files.reduce((sum, file) => sum + file.bytes, 0) : null,
        decisions: source.decisions,
      }
    })
  } finally {
    await source.close()
  }
}

async function lookAt(source: Source, context: Context): Promise<readonly TableEvidence[]> {
  const evidence = source.tables.map((table) => new TableEvidence(table.columns.length))
  const request = { limit: ROWS, signal: context.signal, reject: () => {} }
  for await (const batch of source.batches(request)) evidence[batch.table].add(batch)
  return evidence
}

function describeColumn(column: SourceColumn, evidence: FieldEvidence): DiscoveredDataset['columns'][number] {
  const { name } = column
  if (column.type) return { name, type: formatType(column.type), nullable: column.nullable ?? true }
  const inferred = inferField(evidence, column)
  return { name, type: formatType(inferred.type), nullable: column.nullable ?? inferred.nullable }
}
