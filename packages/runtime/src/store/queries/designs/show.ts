import { query } from '../../query.ts'
import { json, texts, uuid } from '../../types.ts'
import { DESIGN, DESIGN_COLUMNS } from './columns.ts'

/** With its statements and document. */
export const showDesign = query({
  name: 'showDesign',
  params: { projectId: uuid, designId: uuid },
  row: { ...DESIGN, statements: texts, document: json() },
  text: `
    SELECT ${DESIGN_COLUMNS}, d.statements, d.document
    FROM designs d WHERE d.id = :designId AND d.project_id = :projectId`,
})
