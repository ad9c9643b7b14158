import { query } from '../../query.ts'
import { instant } from '../../types.ts'

/** For retention: what was typed to mend rows goes, the index stays. */
export const forgetMendedBefore = query({
  name: 'forgetMendedBefore',
  params: { before: instant },
  row: {},
  text: `
    UPDATE quarantined_rows SET mended = NULL, state = CASE state WHEN 'mended' THEN 'open' ELSE state END
    WHERE mended_at < :before AND mended IS NOT NULL`,
})
