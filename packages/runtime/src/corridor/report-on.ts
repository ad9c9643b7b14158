import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { ContextSettings } from '../context.ts'
import type { Live } from '../profiling/profile.ts'
import type { ReportKind } from '../reports/list.ts'
import type { Report } from '../reports/model.ts'
import { makeReport } from '../reports/write.ts'
import { folderHealth } from './health.ts'
import { folderPerformance } from './performance.ts'
import { reportDocuments } from './report.ts'
import type { Use } from './use.ts'

/**
 * Makes a report on a subject, as the command line names it.
 * @param subject of data an address or a run; of a pipeline its document, its name or a run; of the system a data
 *   folder, where null is the one in use
 * @throws PlatformError `usage.invalid` where a kind needs a subject, `run.unknown`, `report.no-runs`, and those of
 *   addresses, files, documents and connections
 */
export async function reportOn(
  kind: ReportKind,
  subject: string | null,
  use: Use,
  settings: ContextSettings,
  live: Live,
): Promise<Report> {
  const now = new Date()
  const { lang } = settings
  if (kind === 'system-health')
    return makeReport(kind, { health: await folderHealth(subject, settings, live, now) }, lang, now.toISOString())
  if (subject === null) throw new PlatformError('usage.invalid', { why: phrase('usage.subject-missing', { kind }) })
  if (kind === 'pipeline-performance')
    return makeReport(kind, { performance: await folderPerformance(subject, settings, now) }, lang, now.toISOString())
  return makeReport(kind, await reportDocuments(subject, use, settings, live), lang, new Date().toISOString())
}
