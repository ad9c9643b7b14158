import { rm, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { plainText, type Report } from '@ai-etl/runtime/reports/model'
import { type ReportFormat, writeReport } from '@ai-etl/runtime/reports/write'
import { insertArtifact } from '@ai-etl/runtime/store/queries/artifacts/insert'
import { artifactsOfReport } from '@ai-etl/runtime/store/queries/artifacts/of-report'
import { one, rows } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json',
  pdf: 'application/pdf',
}

/** Folder of the files that a project's users may download. */
export function artifactsFolder(dataDir: string, projectId: string): string {
  return join(dataDir, 'artifacts', projectId)
}

interface Of {
  readonly projectId: string
  readonly reportId: string
  readonly jobId: string
  readonly userId: string | null
}

/** Writes a report in each format and puts the files on record. Those of an earlier attempt are written over. */
export async function keepReportFiles(
  { database, settings }: Pick<Services, 'database' | 'settings'>,
  report: Report,
  formats: readonly ReportFormat[],
  { projectId, reportId, jobId, userId }: Of,
): Promise<void> {
  const folder = join(artifactsFolder(settings.dataDir, projectId), reportId)
  const known = new Set((await rows(database, artifactsOfReport, { projectId, reportId })).map(({ path }) => path))
  for (const format of formats) {
    const [file] = await writeReport(report, [format], folder)
    const path = relative(settings.dataDir, file)
    if (known.has(path)) continue
    const { size } = await stat(file)
    await one(database, insertArtifact, {
      projectId,
      reportId,
      runId: null,
      jobId,
      name: `${fileStem(report)}.${format}`,
      mediaType: MEDIA_TYPES[format],
      bytes: size,
      path,
      createdBy: userId,
    })
  }
}

/** Removes the files of a report. */
export async function removeReportFiles(dataDir: string, projectId: string, reportId: string): Promise<void> {
  await rm(join(artifactsFolder(dataDir, projectId), reportId), { recursive: true, force: true })
}

/** What the file is called where it is saved: the kind and what it is about, in characters that all systems take. */
function fileStem(report: Report): string {
  const about = basename(plainText(report.title))
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  return `${report.kind}-${about}`.slice(0, 120)
}
