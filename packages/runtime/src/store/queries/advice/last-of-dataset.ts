import { query } from '../../query.ts'
import { json, uuid } from '../../types.ts'
import { ADVICE, ADVICE_COLUMNS } from './columns.ts'

/** The newest advice on any profile of a dataset, with its document. */
export const lastAdviceOfDataset = query({
  name: 'lastAdviceOfDataset',
  params: { projectId: uuid, datasetId: uuid },
  row: { ...ADVICE, workload: json(), document: json() },
  text: `
    SELECT ${ADVICE_COLUMNS}, a.workload, a.document
    FROM profiles p JOIN advice a ON a.profile_id = p.id
    WHERE p.dataset_id = :datasetId AND p.project_id = :projectId
    ORDER BY a.created_at DESC, a.id DESC LIMIT 1`,
})
