import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import description from '../../package.json' with { type: 'json' }
import type { ContextSettings } from '../context.ts'
import type { SystemHealth } from '../health/health.ts'
import { measureFolder } from '../health/measure.ts'
import type { Live } from '../profiling/profile.ts'

/** The platform's version. */
export const VERSION = description.version
const DEFAULT_FOLDER = '.ai-etl'

/**
 * The health of a data folder.
 * @param subject its path, that of the folder that holds it as `.ai-etl`, or null: the folder in use
 * @throws PlatformError `file.missing`
 */
export async function folderHealth(
  subject: string | null,
  settings: ContextSettings,
  live: Live,
  now: Date,
): Promise<SystemHealth> {
  return measureFolder({ ...settings, dataDir: dataFolder(subject, settings) }, live, VERSION, now)
}

function dataFolder(subject: string | null, { workingDir, dataDir }: ContextSettings): string {
  if (subject === null) return dataDir
  const path = resolve(workingDir, subject)
  const used = path === resolve(dataDir)
  if (isFolder(join(path, DEFAULT_FOLDER)) && !used) return join(path, DEFAULT_FOLDER)
  if (!used && !isFolder(path)) throw new PlatformError('file.missing', { path: subject })
  return path
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
