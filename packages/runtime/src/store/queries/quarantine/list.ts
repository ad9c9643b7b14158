import { list } from '../../page.ts'
import { rowId, text, uuid } from '../../types.ts'
import { QUARANTINED_ROW, QUARANTINED_ROW_COLUMNS, ROW_STATE } from './columns.ts'

/** The rejected rows of a run, load by load, each in its order. */
export const listQuarantinedRows = list({
  name: 'listQuarantinedRows',
  params: { projectId: uuid, runId: uuid },
  filters: {
    rule: { type: text, where: 'q.rule = :rule' },
    target: { type: text, where: 'q.target = :target' },
    state: { type: ROW_STATE, where: 'q.state = :state' },
  },
  item: QUARANTINED_ROW,
  select: QUARANTINED_ROW_COLUMNS,
  from: 'quarantined_rows q JOIN runs r ON r.id = q.run_id',
  where: ['q.run_id = :runId', 'r.project_id = :projectId'],
  order: { by: 'q.id', byType: rowId, id: 'q.id', idType: rowId, direction: 'ASC' },
})
