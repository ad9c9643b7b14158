import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '@ai-etl/core/messages/language'
import { makeFolder } from '../make-folder.ts'
import { type Documents, Evidence } from './evidence.ts'
import { reports } from './list.ts'
import type { Report } from './model.ts'

export const REPORT_FORMATS = ['html', 'md', 'json', 'pdf'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** Makes a report from documents alone. @throws RangeError for a kind that is not in the list */
export function makeReport(kind: string, documents: Documents, lang: Language, madeAt: string): Report {
  const make = reports[kind]
  if (make === undefined) throw new RangeError(`no report of the kind ${kind}`)
  return make(new Evidence(documents, lang), madeAt)
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
