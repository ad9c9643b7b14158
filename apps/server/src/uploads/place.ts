import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { uploadsFolder } from '../settings.ts'

/** Most bytes of one file. */
export const MOST_BYTES = 10 * 1024 ** 3

/** Where an upload lies while it arrives, relative to the folder of uploads. */
export function arrivingPath(projectId: string, uploadId: string): string {
  return `${projectId}/${uploadId}.part`
}

/**
 * Gives a file that has arrived its own name, in a folder of its own: what reads it goes by name and extension.
 * @returns its path, relative to the folder of uploads
 */
export async function settle(
  dataDir: string,
  { projectId, uploadId, fileName }: { projectId: string; uploadId: string; fileName: string },
): Promise<string> {
  const folder = uploadsFolder(dataDir)
  const path = `${projectId}/${uploadId}/${fileName}`
  await mkdir(join(folder, projectId, uploadId), { recursive: true })
  const arriving = join(folder, arrivingPath(projectId, uploadId))
  await rename(arriving, join(folder, path))
  // What a resumable upload noted of itself.
  await rm(`${arriving}.json`, { force: true })
  return path
}

/** Removes all files of an upload, arrived or arriving. */
export async function removeUploadFiles(dataDir: string, projectId: string, uploadId: string): Promise<void> {
  const folder = uploadsFolder(dataDir)
  const arriving = join(folder, arrivingPath(projectId, uploadId))
  await rm(arriving, { force: true })
  await rm(`${arriving}.json`, { force: true })
  await rm(join(folder, projectId, uploadId), { recursive: true, force: true })
}
