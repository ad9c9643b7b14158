import { query } from '../../query.ts'
import { json, text } from '../../types.ts'

export const findSetting = query({
  name: 'findSetting',
  params: { name: text },
  row: { value: json() },
  text: `
    SELECT value FROM settings WHERE name = :name`,
})
