import { query } from '../../query.ts'
import { instant, json, nullable, text, uuid } from '../../types.ts'

export const listSettings = query({
  name: 'listSettings',
  params: {},
  row: { name: text, value: json(), updatedBy: nullable(uuid), updatedAt: instant },
  text: `
    SELECT name, value, updated_by AS "updatedBy", updated_at AS "updatedAt" FROM settings ORDER BY name`,
})
