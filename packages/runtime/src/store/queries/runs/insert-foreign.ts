import { query } from '../../query.ts'
import { instant, json, text, uuid } from '../../types.ts'
import { RUN, RUN_COLUMNS } from './columns.ts'

/** A run that the command line made in the same data folder; it counts as running until its document is there. */
export const insertForeignRun = query({
  name: 'insertForeignRun',
  params: { projectId: uuid, name: text, runFolder: text, request: json(), startedAt: instant },
  row: RUN,
  text: `
    INSERT INTO runs AS r (project_id, name, run_folder, state, trigger, request, created_at, started_at)
    VALUES (:projectId, :name, :runFolder, 'running', 'manual', :request, :startedAt, :startedAt)
    ON CONFLICT (run_folder) DO NOTHING
    RETURNING ${RUN_COLUMNS}`,
})
