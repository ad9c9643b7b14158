import { list } from '../../page.ts'
import { nullable, rowId, text, uuid } from '../../types.ts'
import { VERSION, VERSION_COLUMNS } from './columns.ts'

/** The versions of a pipeline, the latest first, with their authors. */
export const listPipelineVersions = list({
  name: 'listPipelineVersions',
  params: { projectId: uuid, pipelineId: uuid },
  filters: {},
  item: { ...VERSION, author: nullable(text) },
  select: `${VERSION_COLUMNS}, u.username AS "author"`,
  from: 'pipeline_versions v JOIN pipelines p ON p.id = v.pipeline_id LEFT JOIN users u ON u.id = v.author_id',
  where: ['v.pipeline_id = :pipelineId', 'p.project_id = :projectId'],
  order: { by: 'v.number', byType: rowId, id: 'v.pipeline_id', idType: uuid, direction: 'DESC' },
})
