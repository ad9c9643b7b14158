import { query } from '../../query.ts'
import { json, nullable, text, uuid } from '../../types.ts'
import { ADVICE, ADVICE_COLUMNS } from './columns.ts'

/** `workload`: what was asked for. */
export const insertAdvice = query({
  name: 'insertAdvice',
  params: {
    projectId: uuid,
    profileId: nullable(uuid),
    address: text,
    workload: json(),
    recommended: text,
    document: json(),
    createdBy: nullable(uuid),
  },
  row: ADVICE,
  text: `
    INSERT INTO advice AS a (project_id, profile_id, address, workload, recommended, document, created_by)
    VALUES (:projectId, (SELECT id FROM profiles WHERE id = :profileId AND project_id = :projectId), :address, :workload,
      :recommended, :document, :createdBy)
    RETURNING ${ADVICE_COLUMNS}`,
})
