import { query } from '../../query.ts'
import { json, nullable, text, texts, uuid } from '../../types.ts'
import { CHECKED, DESIGN, DESIGN_COLUMNS, DIALECT } from './columns.ts'

export const insertDesign = query({
  name: 'insertDesign',
  params: {
    projectId: uuid,
    profileId: nullable(uuid),
    adviceId: nullable(uuid),
    address: text,
    dialect: DIALECT,
    checked: CHECKED,
    statements: texts,
    document: json(),
    createdBy: nullable(uuid),
  },
  row: DESIGN,
  text: `
    INSERT INTO designs AS d
      (project_id, profile_id, advice_id, address, dialect, checked, statements, document, created_by)
    VALUES (:projectId, (SELECT id FROM profiles WHERE id = :profileId AND project_id = :projectId),
      (SELECT id FROM advice WHERE id = :adviceId AND project_id = :projectId), :address, :dialect, :checked,
      :statements, :document, :createdBy)
    RETURNING ${DESIGN_COLUMNS}`,
})
