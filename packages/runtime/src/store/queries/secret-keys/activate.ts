import { query } from '../../query.ts'
import { text } from '../../types.ts'

/** Makes a key the one that seals; what it sealed before it was retired counts again. The others are retired. */
export const activateSecretKey = query({
  name: 'activateSecretKey',
  params: { keyId: text },
  row: {},
  text: `
    WITH retired AS (
      UPDATE secret_keys SET state = 'retired', retired_at = now() WHERE state = 'active' AND id <> :keyId RETURNING id
    )
    INSERT INTO secret_keys (id) SELECT :keyId FROM (SELECT count(*) FROM retired) done
    ON CONFLICT (id) DO UPDATE SET state = 'active', retired_at = NULL`,
})
