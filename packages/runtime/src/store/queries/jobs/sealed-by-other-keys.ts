import { query } from '../../query.ts'
import { integer, json, text, uuid } from '../../types.ts'
import type { JobInput } from './document.ts'

/** For the rotation of keys: jobs in whose input stands a text that another key than the given one sealed. */
export const jobsSealedByOtherKeys = query({
  name: 'jobsSealedByOtherKeys',
  params: { keyId: text, limit: integer },
  row: { id: uuid, input: json<JobInput>() },
  text: `
    SELECT id, input FROM jobs WHERE input::text ~ ('sealed:v1:(?!' || :keyId || '\\.)') ORDER BY id LIMIT :limit`,
})
