import { query } from '../../query.ts'
import { bigint, uuid } from '../../types.ts'

/** Those who may administer a project and are not disabled: the last one may not leave. */
export const countProjectAdmins = query({
  name: 'countProjectAdmins',
  params: { projectId: uuid },
  row: { admins: bigint },
  text: `
    SELECT count(*) AS "admins" FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.project_id = :projectId AND m.role = 'admin' AND NOT u.disabled`,
})
