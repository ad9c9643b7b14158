import { query } from '../../query.ts'
import { uuid } from '../../types.ts'
import { ARTIFACT, ARTIFACT_COLUMNS } from './columns.ts'

export const showArtifact = query({
  name: 'showArtifact',
  params: { projectId: uuid, artifactId: uuid },
  row: ARTIFACT,
  text: `
    SELECT ${ARTIFACT_COLUMNS} FROM artifacts a WHERE a.id = :artifactId AND a.project_id = :projectId`,
})
