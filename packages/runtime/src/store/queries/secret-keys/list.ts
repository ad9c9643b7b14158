import { query } from '../../query.ts'
import { bigint, instant, nullable, oneOf, text } from '../../types.ts'

/** All keys with what each has sealed. */
export const listSecretKeys = query({
  name: 'listSecretKeys',
  params: {},
  row: {
    id: text,
    state: oneOf('active', 'retired'),
    createdAt: instant,
    retiredAt: nullable(instant),
    sealed: bigint,
  },
  text: `
    SELECT k.id, k.state, k.created_at AS "createdAt", k.retired_at AS "retiredAt",
      (SELECT count(*) FROM connections c WHERE c.key_id = k.id)
        + (SELECT count(*) FROM alert_rules a WHERE a.key_id = k.id) AS "sealed"
    FROM secret_keys k ORDER BY k.created_at DESC`,
})
