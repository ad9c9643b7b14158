import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runSchema } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { Call, Command } from '../command.ts'
import { patternsOf, profileOf, readUse, useOptions } from '../inputs.ts'
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
    const [{ REPORT_FORMATS, makeReport, writeReport }, { reports }] = await Promise.all([
      import('@ai-etl/runtime/reports/write'),
      import('@ai-etl/runtime/reports/list'),
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
    const report = makeReport(kind, await documents(subject, call), call.lang, new Date().toISOString())
    const files = await writeReport(report, formats, call.options.text('output') ?? '.')
    return { document: { ...report, files }, text: files.join('\n') }
  },
}

async function documents(subject: string, call: Call) {
  const { sql, ...use } = await readUse(call)
  const run = await readRun(subject, call)
  const profile = await profileOf(run?.source ?? subject, call)
  const queries = await patternsOf(sql, profile, call)
  const [{ advise }, { assessQuality }] = await Promise.all([
    import('@ai-etl/core/advice/advise'),
    import('@ai-etl/core/profile/quality'),
  ])
  const advice = advise(profile, { ...use, ...(queries ? { queries } : {}) }, call.lang)
  return { profile, advice, quality: assessQuality(profile, call.lang), run }
}

/** The run that a subject names; null when it is an address. */
async function readRun(subject: string, call: Call) {
  if (!/^\d{8}-\d{6}-[0-9a-f]+$/.test(subject)) return null
  try {
    return runSchema.parse(JSON.parse(await readFile(join(call.settings.dataDir, 'runs', subject, 'run.json'), 'utf8')))
  } catch (cause) {
    throw new PlatformError('run.unknown', { run: subject }, { cause })
  }
}
