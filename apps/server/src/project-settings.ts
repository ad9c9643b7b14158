import { join } from 'node:path'
import type { Language } from '@ai-etl/core/messages/language'
import type { ContextSettings } from '@ai-etl/runtime/context'
import { findDefaultProject } from '@ai-etl/runtime/store/queries/projects/find-default'
import { maybe } from '@ai-etl/runtime/store/query'
import type { Services } from './services.ts'
import { contextSettings, uploadsFolder } from './settings.ts'

/**
 * The settings of work done for a project: files of its own uploads and of the allowed folders, its own saved
 * connections. The oldest project shares those of the data folder with the command line.
 */
export async function projectSettings(
  { settings, database, secrets }: Pick<Services, 'settings' | 'database' | 'secrets'>,
  projectId: string,
  lang: Language,
): Promise<ContextSettings> {
  const shared = (await maybe(database, findDefaultProject, {}))?.id === projectId
  const file = join(settings.dataDir, ...(shared ? [] : ['projects', projectId]), 'connections.json')
  const general = contextSettings(settings, lang)
  return {
    ...general,
    // All of the environment that an address of this project may name: documents hold no folder of this machine.
    environment: {
      [UPLOADS_VARIABLE]: projectUploads(settings.dataDir, projectId),
      [FILES_VARIABLE]: projectFiles(settings.dataDir, projectId),
    },
    fileRoots: [
      projectUploads(settings.dataDir, projectId),
      projectFiles(settings.dataDir, projectId),
      ...settings.fileRoots,
    ],
    connections: { file, keys: await secrets.keys() },
  }
}

/** What documents call the folder of their project's uploads, and that of its own files: set by whoever runs them. */
export const UPLOADS_VARIABLE = 'AI_ETL_UPLOADS'
export const FILES_VARIABLE = 'AI_ETL_FILES'

/** Folder that a project's own files are written to, where advice says files and nobody names a place. */
export function projectFiles(dataDir: string, projectId: string): string {
  return join(dataDir, 'projects', projectId, 'files')
}

/** Folder of a project's uploads. */
export function projectUploads(dataDir: string, projectId: string): string {
  return join(uploadsFolder(dataDir), projectId)
}
