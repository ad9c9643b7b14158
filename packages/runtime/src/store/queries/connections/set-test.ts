import { query } from '../../query.ts'
import { json, uuid } from '../../types.ts'

/** Keeps the document of the last test. */
export const setConnectionTest = query({
  name: 'setConnectionTest',
  params: { projectId: uuid, connectionId: uuid, test: json() },
  row: {},
  text: `
    UPDATE connections SET test = :test, tested_at = now() WHERE id = :connectionId AND project_id = :projectId`,
})
