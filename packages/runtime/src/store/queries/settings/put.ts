import { query } from '../../query.ts'
import { json, nullable, text, uuid } from '../../types.ts'

export const putSetting = query({
  name: 'putSetting',
  params: { name: text, value: json(), updatedBy: nullable(uuid) },
  row: {},
  text: `
    INSERT INTO settings (name, value, updated_by) VALUES (:name, :value, :updatedBy)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_by = excluded.updated_by, updated_at = now()`,
})
