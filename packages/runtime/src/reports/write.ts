import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '@ai-etl/core/messages/language'
import { makeFolder } from '../make-folder.ts'
import { Evidence } from './evidence.ts'
import { type DocumentsOf, type ReportKind, reports } from './list.ts'
import type { Report } from './model.ts'

export const REPORT_FORMATS = ['html', 'md', 'json', 'pdf'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** Makes a report from documents alone. */
export function makeReport<K extends ReportKind>(
  kind: K,
  documents: DocumentsOf[K],
  lang: Language,
  madeAt: string,
): Report {
  return reports[kind](new Evidence(documents, lang), madeAt)
}

/** Writes a report in the formats asked for as `KIND.FORMAT`; gives the paths. */
export async function writeReport(report: Report, formats: readonly ReportFormat[], folder: string): Promise<string[]> {
  await makeFolder(folder)
  const paths: string[] = []
  for (const format of formats) {
    const path = join(folder, `${report.kind}.${format}`)
    await writeFile(path, await render(report, format))
    paths.push(path)
  }
  return paths
}

async function render(report: Report, format: ReportFormat): Promise<string | Buffer> {
  switch (format) {
    case 'html':
      return (await import('./html.ts')).toHtml(report)
    case 'md':
      return (await import('./markdown.ts')).toMarkdown(report)
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`
    case 'pdf':
      return (await import('./pdf.ts')).toPdf(report)
  }
}
