import { query } from '../../query.ts'
import { json, nullable, text, uuid } from '../../types.ts'
import type { JobInput } from './document.ts'

export const insertJob = query({
  name: 'insertJob',
  params: {
    jobId: uuid,
    projectId: nullable(uuid),
    userId: nullable(uuid),
    kind: text,
    input: json<JobInput>(),
  },
  row: {},
  text: `
    INSERT INTO jobs (id, project_id, user_id, kind, input)
    VALUES (:jobId, :projectId, :userId, :kind, :input)`,
})
