import { query } from '../../query.ts'
import { json, uuid } from '../../types.ts'
import type { JobInput } from './document.ts'

/** What a job was given, sealed anew; the rest of its input may have changed meanwhile. */
export const resealJob = query({
  name: 'resealJob',
  params: { id: uuid, given: json<JobInput['given']>() },
  row: {},
  text: `
    UPDATE jobs SET input = jsonb_set(input, '{given}', :given) WHERE id = :id`,
})
