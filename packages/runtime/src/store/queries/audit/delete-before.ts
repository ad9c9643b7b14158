import { query } from '../../query.ts'
import { instant } from '../../types.ts'

/** For retention, where a policy asks for it. */
export const deleteAuditBefore = query({
  name: 'deleteAuditBefore',
  params: { before: instant },
  row: {},
  text: `
    DELETE FROM audit_log WHERE at < :before`,
})
