import { query } from '../../query.ts'
import { integer, present, text } from '../../types.ts'

/** For the rotation of keys: mended rows of all projects that another key than the given one sealed. */
export const mendedSealedByOtherKeys = query({
  name: 'mendedSealedByOtherKeys',
  params: { keyId: text, limit: integer },
  row: { id: present(text), sealed: present(text) },
  text: `
    SELECT id::text AS id, mended AS sealed FROM quarantined_rows
    WHERE mended IS NOT NULL AND NOT starts_with(mended, :keyId || '.') ORDER BY quarantined_rows.id LIMIT :limit`,
})
