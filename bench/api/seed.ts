import type { MetadataDatabase } from '@ai-etl/runtime/store/database'

/** What a project of a year holds, as SQL: `$1` project, `$2` user, `$3` how many rows, `$4` a sealed address. */
const ROWS: Readonly<Record<string, string>> = {
  connections: `INSERT INTO connections (project_id, name, connector, address, sealed, key_id, created_by, created_at)
    SELECT $1, 'source-' || n, 'postgresql', 'postgresql://db.example/city', $4, (SELECT id FROM secret_keys WHERE state = 'active'), $2, now() - n * interval '1 minute'
    FROM generate_series(1, $3) n`,
  datasets: `INSERT INTO datasets (project_id, address, name, rows, bytes, created_by, created_at)
    SELECT $1, 'examples/city/tickets.csv', 'table-' || n, n * 1000, n * 100000, $2, now() - n * interval '1 minute'
    FROM generate_series(1, $3) n`,
  pipelines: `WITH made AS (
      INSERT INTO pipelines (project_id, name, current_version, created_by, created_at, updated_at)
      SELECT $1, 'pipeline-' || n, 1, $2, now() - n * interval '1 minute', now() - n * interval '1 minute'
      FROM generate_series(1, $3) n RETURNING id)
    INSERT INTO pipeline_versions (pipeline_id, number, text, document, author_id) SELECT id, 1, 'version: 1', '{}', $2 FROM made`,
  runs: `INSERT INTO runs (project_id, name, state, trigger, run_folder, read_rows, written_rows, rejected_rows, bytes, document,
      started_by, created_at, started_at, finished_at)
    SELECT $1, 'tickets', 'succeeded', 'schedule', 'bench-' || n, 459000, 458942, 58, 336000000, '{"run": "x"}', $2,
      now() - n * interval '1 second', now() - n * interval '1 second', now() - n * interval '1 second'
    FROM generate_series((SELECT count(*) + 1 FROM runs), $3) n`,
  reports: `INSERT INTO reports (project_id, kind, subject, title, language, state, created_by, created_at, finished_at)
    SELECT $1, 'data-quality', 'examples/city/tickets.csv', 'Качество данных ' || n, 'ru', 'ready', $2,
      now() - n * interval '1 minute', now()
    FROM generate_series(1, $3) n`,
}

/** Fills each table that a list page shows, or one of them, up to `count` rows of a project. */
export async function seed(
  database: MetadataDatabase,
  owner: { readonly projectId: string; readonly userId: string; readonly sealed: string },
  count: number,
  tables: readonly string[] = Object.keys(ROWS),
): Promise<void> {
  const client = await database.pool.connect()
  try {
    // A million rows take longer than a request of the platform ever may.
    await client.query('SET statement_timeout = 0')
    for (const table of tables) {
      const values = [owner.projectId, owner.userId, count, owner.sealed]
      await client.query(ROWS[table], values.slice(0, ROWS[table].includes('$4') ? 4 : 3))
    }
    await client.query('ANALYZE')
    await client.query('RESET statement_timeout')
  } finally {
    client.release()
  }
}
