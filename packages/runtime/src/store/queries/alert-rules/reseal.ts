import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'

/** Touches no row when the key was changed meanwhile. */
export const resealAlertRule = query({
  name: 'resealAlertRule',
  params: { id: uuid, was: text, sealed: text, keyId: text },
  row: {},
  text: `
    UPDATE alert_rules SET sealed = :sealed, key_id = :keyId WHERE id = :id AND sealed = :was`,
})
