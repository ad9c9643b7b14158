import { query } from '../../query.ts'
import { text } from '../../types.ts'

/** Touches no row when it was mended anew meanwhile. */
export const resealMended = query({
  name: 'resealMended',
  params: { id: text, was: text, sealed: text },
  row: {},
  text: `
    UPDATE quarantined_rows SET mended = :sealed WHERE id = :id::bigint AND mended = :was`,
})
