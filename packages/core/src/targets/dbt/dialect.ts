import type { CodeDialect } from '../../documents/compiled.ts'
import { PlatformError } from '../../errors/error.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import { DBT_DIALECTS, type DbtDialect } from './project.ts'

/**
 * The dialect of a project: the one that was asked for, else that of the first target that lies in such a database, else
 * DuckDB's.
 * @throws PlatformError `compile.dialect-unknown`
 */
export function dbtDialect({ targets }: Pipeline, asked: CodeDialect | null): DbtDialect {
  if (asked !== null) {
    const known = DBT_DIALECTS.find((dialect) => dialect === asked)
    if (known !== undefined) return known
    throw new PlatformError('compile.dialect-unknown', {
      target: 'dbt',
      dialect: asked,
      known: DBT_DIALECTS.join(', '),
    })
  }
  const schemes = Object.values(targets).map(({ to }) => /^(\w+?)s?:\/\//.exec(to)?.[1])
  return DBT_DIALECTS.find((dialect) => schemes.some((scheme) => scheme === dialect)) ?? 'duckdb'
}
