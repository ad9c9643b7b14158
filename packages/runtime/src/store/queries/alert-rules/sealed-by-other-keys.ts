import { query } from '../../query.ts'
import { integer, present, text, uuid } from '../../types.ts'

/** For the rotation of keys: rules of all projects whose key another one than the given sealed. */
export const alertRulesSealedByOtherKeys = query({
  name: 'alertRulesSealedByOtherKeys',
  params: { keyId: text, limit: integer },
  row: { id: uuid, sealed: present(text), keyId: present(text) },
  text: `
    SELECT id, sealed, key_id AS "keyId" FROM alert_rules WHERE key_id <> :keyId ORDER BY id LIMIT :limit`,
})
