/** What systems need beside pandas, each with the versions that are known to work. */
const PACKAGES = {
  parquet: 'pyarrow>=21',
  postgresql: 'psycopg[binary]>=3.2',
  mysql: 'pymysql>=1.1',
  sql: 'sqlalchemy>=2.0',
  clickhouse: 'clickhouse-connect>=0.8',
  s3: 's3fs>=2024.6',
  zstd: 'zstandard>=0.23',
} as const
export type Need = keyof typeof PACKAGES

/** The text of requirements.txt. */
export function requirementsText(needs: ReadonlySet<Need>): string {
  const extra = [...needs].map((need) => PACKAGES[need]).sort()
  return `${['pandas>=3.0,<4', 'numpy>=2.0', 'tzdata', ...extra].join('\n')}\n`
}
