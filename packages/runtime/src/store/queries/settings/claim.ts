import { query } from '../../query.ts'
import { json, text } from '../../types.ts'

/** Of several servers, the first to write a new value gets a row: what is done once (a day) is then its duty. */
export const claimSetting = query({
  name: 'claimSetting',
  params: { name: text, value: json() },
  row: { name: text },
  text: `
    INSERT INTO settings (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = now() WHERE settings.value <> excluded.value
    RETURNING name`,
})
