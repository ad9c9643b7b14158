import { parseAddress } from '../../address/parse.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import type { DbtDialect } from './project.ts'

/**
 * The sources that DuckDB reads from their files just as the platform does, which it does Parquet, each as a table
 * function. Paths with characters that the adapter's templates take for their own are left out.
 */
export function externalFiles(sources: Pipeline['sources'], dialect: DbtDialect): ReadonlyMap<string, string> {
  if (dialect !== 'duckdb') return new Map()
  return new Map(
    Object.entries(sources).flatMap(([name, { from }]): (readonly [string, string])[] => {
      if (/[{}$'"\\]/.test(from)) return []
      const address = parseAddress(from, { environment: {}, exists: () => false })
      if (address.kind !== 'file' || address.fragment !== null) return []
      const parquet = address.format === 'parquet' || (address.format === null && /\.parquet$/i.test(address.path))
      return parquet ? [[name, `read_parquet('${address.path}')`]] : []
    }),
  )
}
