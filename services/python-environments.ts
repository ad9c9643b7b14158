/** Python packages that tests run, by name, each with its exact version. */
export const PYTHON_ENVIRONMENTS = {
  /** What the generated pandas code runs on. */
  pandas: ['pandas==3.1.1', 'numpy==2.4.6', 'pyarrow==26.0.0', 'tzdata==2026.6'],
  /** What the generated PySpark code runs on, with Spark's own jars; needs Java 17 or later. */
  pyspark: ['pyspark[connect]==4.2.0', 'pandas==2.3.3', 'numpy==2.4.6', 'pyarrow==26.0.1'],
} as const satisfies Record<string, readonly string[]>
export type PythonEnvironmentName = keyof typeof PYTHON_ENVIRONMENTS
