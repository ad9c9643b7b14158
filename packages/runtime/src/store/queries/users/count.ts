import { query } from '../../query.ts'
import { bigint } from '../../types.ts'

/** All, and those who may administer the platform: the last of these may not be removed. */
export const countUsers = query({
  name: 'countUsers',
  params: {},
  row: { count: bigint, platformAdmins: bigint },
  text: `
    SELECT count(*) AS "count", count(*) FILTER (WHERE platform_admin AND NOT disabled) AS "platformAdmins"
    FROM users`,
})
