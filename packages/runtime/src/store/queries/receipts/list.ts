import { list } from '../../page.ts'
import { rowId, text, uuid } from '../../types.ts'
import { RECEIPT, RECEIPT_COLUMNS } from './columns.ts'

/** The receipts of a run by chunk. */
export const listReceipts = list({
  name: 'listReceipts',
  params: { projectId: uuid, runId: uuid },
  filters: {},
  item: RECEIPT,
  select: RECEIPT_COLUMNS,
  from: 'receipts c JOIN runs r ON r.id = c.run_id',
  where: ['c.run_id = :runId', 'r.project_id = :projectId'],
  order: {
    by: 'c.chunk',
    byType: rowId,
    id: "c.target || ' ' || c.table_name",
    idType: text,
    direction: 'ASC',
  },
})
