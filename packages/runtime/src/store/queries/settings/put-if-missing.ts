import { query } from '../../query.ts'
import { json, text } from '../../types.ts'

/** Of several servers that start at once, one makes the value; read it after. */
export const putSettingIfMissing = query({
  name: 'putSettingIfMissing',
  params: { name: text, value: json() },
  row: {},
  text: `
    INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING`,
})
