import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { ReportKind } from '@ai-etl/runtime/reports/list'
import type { ReportFormat } from '@ai-etl/runtime/reports/write'
import type { Call, Command } from '../command.ts'
import { readUse, useOptions } from '../inputs.ts'
import { chosen, commaList } from '../options.ts'

/**
 * `report KIND SUBJECT -o DIR`: from evidence only. SUBJECT is of data an address, or a run whose source is then read;
 * of a pipeline its document, its name or a run; of the system a data folder, the one in use when left out.
 */
export const reportCommand: Command = {
  name: 'report',
  arguments: [{ name: 'KIND' }, { name: 'SUBJECT', optional: true }],
  options: [
    { name: 'format', value: 'FORMATS' },
    { name: 'output', short: 'o', value: 'DIR', required: true },
    ...useOptions,
  ],
  async run(call) {
    const use = await readUse(call)
    const { kind, formats, folder } = await askedReport(call)
    const [{ writeReport }, { reportOn }] = await Promise.all([
      import('@ai-etl/runtime/reports/write'),
      import('@ai-etl/runtime/corridor/report-on'),
    ])
    const report = await reportOn(kind, call.arguments[1] ?? null, use, call.settings, call.live)
    const files = await writeReport(report, formats, folder)
    return { document: { ...report, files }, text: files.join('\n') }
  },
}

/** Kind, formats and folder as they were given. @throws PlatformError `usage.invalid` */
export async function askedReport(
  call: Call,
): Promise<{ readonly kind: ReportKind; readonly formats: readonly ReportFormat[]; readonly folder: string }> {
  const [{ REPORT_FORMATS }, { REPORT_KINDS }] = await Promise.all([
    import('@ai-etl/runtime/reports/write'),
    import('@ai-etl/runtime/reports/list'),
  ])
  const asked = commaList(call.options.text('format') ?? REPORT_FORMATS.join(','))
  return {
    kind: oneOf('KIND', REPORT_KINDS, call.arguments[0]),
    formats: asked.map((text) => oneOf('--format', REPORT_FORMATS, text)),
    folder: call.options.text('output') ?? '.',
  }
}

function oneOf<T extends string>(name: string, choices: readonly T[], value: string): T {
  const found = chosen(choices, value)
  if (found !== undefined) return found
  throw new PlatformError('usage.invalid', {
    why: phrase('usage.not-one-of', { name, value, choices: choices.join(', ') }),
  })
}
