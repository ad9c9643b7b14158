import { query } from '../../query.ts'
import { json, uuid } from '../../types.ts'
import type { JobInput } from './document.ts'

/** What a job was given, its secrets sealed. */
export const findJobInput = query({
  name: 'findJobInput',
  params: { jobId: uuid },
  row: { input: json<JobInput>() },
  text: `
    SELECT input FROM jobs WHERE id = :jobId`,
})
