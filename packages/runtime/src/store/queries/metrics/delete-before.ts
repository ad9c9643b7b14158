import { query } from '../../query.ts'
import { instant } from '../../types.ts'

export const deleteMetricsBefore = query({
  name: 'deleteMetricsBefore',
  params: { before: instant },
  row: {},
  text: `
    DELETE FROM metrics WHERE at < :before`,
})
