import { query } from '../../query.ts'
import { instant, uuid } from '../../types.ts'

/** When a run that was found in the data folder had ended. */
export const setRunFinished = query({
  name: 'setRunFinished',
  params: { runId: uuid, finishedAt: instant },
  row: {},
  text: `
    UPDATE runs SET finished_at = :finishedAt WHERE id = :runId AND finished_at IS NOT NULL`,
})
