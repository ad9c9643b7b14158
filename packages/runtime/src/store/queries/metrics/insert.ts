import { query } from '../../query.ts'
import { instant, json } from '../../types.ts'

/** Measured values of one moment: `{projectId?, name, labels?, value}` each. */
export const insertMetrics = query({
  name: 'insertMetrics',
  params: { at: instant, metrics: json<readonly object[]>() },
  row: {},
  text: `
    INSERT INTO metrics (project_id, name, labels, at, value)
    SELECT m."projectId", m.name, coalesce(m.labels, '{}'), :at, m.value
    FROM jsonb_to_recordset(:metrics) AS m("projectId" uuid, name text, labels jsonb, value double precision)`,
})
