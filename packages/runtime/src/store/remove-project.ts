import type { MetadataDatabase } from './database.ts'
import { artifactPathsOfProject } from './queries/artifacts/paths-of-project.ts'
import { deleteProject } from './queries/projects/delete.ts'
import { none, rows, transaction } from './query.ts'

/**
 * Deletes a project with everything in it, as a whole, however long a million runs take. Its jobs are to be cancelled
 * before.
 * @returns the files of its artifacts, relative to the data folder, for the caller to remove with its uploads
 */
export async function removeProject(database: MetadataDatabase, projectId: string): Promise<readonly string[]> {
  return transaction(database, async (tx) => {
    await tx.query({ text: 'SET LOCAL statement_timeout = 0' })
    const files = await rows(tx, artifactPathsOfProject, { projectId })
    await none(tx, deleteProject, { projectId })
    return files.map(({ path }) => path)
  })
}
