/** Python packages that tests run, by name, each with its exact version. */
export const PYTHON_ENVIRONMENTS = {
  /** What the generated pandas code runs on. */
  pandas: [
    'pandas==3.1.1',
    'numpy==2.4.6',
    'pyarrow==26.0.0',
    'tzdata==2026.6',
    'sqlalchemy==2.1.9',
    'psycopg[binary]==3.3.9',
    'clickhouse-connect==1.12.0',
    'pytest==9.2.0',
  ],
  /** What the generated PySpark code runs on, with Spark's own jars; needs Java 17 or later. */
  pyspark: ['pyspark[connect]==4.2.0', 'pandas==2.3.3', 'numpy==2.4.6', 'pyarrow==26.0.1'],
  /** dbt with the adapters that projects are made for. */
  dbt: ['dbt-core==1.11.16', 'dbt-duckdb==1.11.1', 'dbt-postgres==1.11.0', 'dbt-clickhouse==1.10.3', 'duckdb==1.5.6'],
  /** The scheduler that generated DAGs run in; needs no server but itself. pandas for those with tasks in Python. */
  airflow: [
    'apache-airflow==3.3.2',
    'apache-airflow-providers-standard==1.21.0',
    'apache-airflow-providers-common-sql==2.4.0',
    'apache-airflow-providers-postgres==7.1.1',
    'apache-airflow-providers-clickhousedb==1.0.1',
    'apache-airflow-providers-amazon==9.39.0',
    'clickhouse-connect==1.12.0',
    'pandas==3.1.1',
    'numpy==2.4.6',
  ],
  /** Two parsers of many dialects that know nothing of each other, for those without a server. */
  parsers: ['sqlglot==30.30.0', 'sqloxide==0.61.1'],
} as const satisfies Record<string, readonly string[]>
export type PythonEnvironmentName = keyof typeof PYTHON_ENVIRONMENTS
