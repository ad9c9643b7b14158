import { query } from '../../query.ts'
import { bigint, instant, nullable, text } from '../../types.ts'

/** Failed logins of a key (`user:anna`, `ip:203.0.113.7`) since a moment, and the first of them. */
export const countLoginAttempts = query({
  name: 'countLoginAttempts',
  params: { key: text, since: instant },
  row: { attempts: bigint, oldest: nullable(instant) },
  text: 'SELECT count(*) AS "attempts", min(at) AS "oldest" FROM login_attempts WHERE key = :key AND at >= :since',
})
