import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { Command } from '../command.ts'
import { readUse, useOptions } from '../inputs.ts'
import { chosen, commaList } from '../options.ts'

/** `report KIND SUBJECT -o DIR`: from evidence only; SUBJECT is an address, or a run whose source is then read. */
export const reportCommand: Command = {
  name: 'report',
  arguments: [{ name: 'KIND' }, { name: 'SUBJECT' }],
  options: [
    { name: 'format', value: 'FORMATS' },
    { name: 'output', short: 'o', value: 'DIR', required: true },
    ...useOptions,
  ],
  async run(call) {
    const use = await readUse(call)
    const [{ REPORT_FORMATS, makeReport, writeReport }, { reports }, { reportDocuments }] = await Promise.all([
      import('@ai-etl/runtime/reports/write'),
      import('@ai-etl/runtime/reports/list'),
      import('@ai-etl/runtime/corridor/report'),
    ])
    const [kind, subject] = call.arguments
    if (!(kind in reports))
      throw new PlatformError('usage.invalid', {
        why: phrase('usage.not-one-of', { name: 'KIND', value: kind, choices: Object.keys(reports).join(', ') }),
      })
    const asked = commaList(call.options.text('format') ?? 'html,md,json,pdf')
    const formats = asked.map((text) => {
      const format = chosen(REPORT_FORMATS, text)
      if (format === undefined)
        throw new PlatformError('usage.invalid', {
          why: phrase('usage.not-one-of', { name: '--format', value: text, choices: REPORT_FORMATS.join(', ') }),
        })
      return format
    })
    const report = makeReport(
      kind,
      await reportDocuments(subject, use, call.settings, call.live),
      call.lang,
      new Date().toISOString(),
    )
    const files = await writeReport(report, formats, call.options.text('output') ?? '.')
    return { document: { ...report, files }, text: files.join('\n') }
  },
}
