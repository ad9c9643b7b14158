import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'

/** Gives the path of the file, for the caller to remove. */
export const deleteArtifact = query({
  name: 'deleteArtifact',
  params: { projectId: uuid, artifactId: uuid },
  row: { path: text },
  text: `
    DELETE FROM artifacts WHERE id = :artifactId AND project_id = :projectId RETURNING path`,
})
