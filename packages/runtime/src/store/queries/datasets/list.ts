import { list } from '../../page.ts'
import { instant, text, uuid } from '../../types.ts'
import { DATASET, DATASET_COLUMNS } from './columns.ts'

/** The datasets of a project, the newest first. `search`: a part of the name. */
export const listDatasets = list({
  name: 'listDatasets',
  params: { projectId: uuid },
  filters: {
    connectionId: { type: uuid, where: 'd.connection_id = :connectionId' },
    uploadId: { type: uuid, where: 'd.upload_id = :uploadId' },
    search: { type: text, where: 'strpos(lower(d.name), lower(:search)) > 0' },
  },
  item: DATASET,
  select: DATASET_COLUMNS,
  from: 'datasets d',
  where: ['d.project_id = :projectId'],
  order: { by: 'd.created_at', byType: instant, id: 'd.id', idType: uuid, direction: 'DESC' },
})
