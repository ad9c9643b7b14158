import type { Quarantine, Run } from '@ai-etl/core/documents/run'
import { cliTexts } from '@ai-etl/core/messages/cli'
import { incrementText } from '@ai-etl/core/messages/increments'
import { bytes, type Language, number } from '@ai-etl/core/messages/language'
import { sayIn } from './labels.ts'
import { table } from './table.ts'

/** The sum of a load; of a pipeline that joins or groups rows, what went in and what came out. */
function counts(run: Run, say: ReturnType<typeof sayIn>, n: (value: number) => string): string {
  const [read, written, rejected, filtered] = (['read', 'written', 'rejected', 'filtered'] as const).map(
    (name) => `${say(name)} ${n(run[name])}`,
  )
  const whole = run.read === run.written + run.rejected + run.filtered
  return whole ? `${read} = ${written} + ${rejected} + ${filtered}` : [read, rejected, filtered, written].join(' · ')
}

/** A run for the terminal: the sum that always holds, tables, where the rejected rows are. */
export function renderRun(run: Run, lang: Language): string {
  const say = sayIn(lang)
  const n = (value: number) => number(value, lang)
  const speed =
    run.seconds > 0 && run.bytes > 0 && run.state === 'succeeded'
      ? ` · ${bytes(run.bytes / run.seconds, lang)}/${say('s')}`
      : ''
  const lines = [
    `${say('run')} ${run.run}: ${say(run.state)} · ${run.source} → ${run.target} · ${run.mode} · ${n(Math.round(run.seconds * 100) / 100)} ${say('s')}${speed}`,
    counts(run, say, n),
  ]
  if (run.tables.length > 0) {
    const head = [
      say('table'),
      say('read'),
      say('written'),
      say('rejected'),
      say('filtered'),
      say('inserted'),
      say('updated'),
      say('same'),
      say('removed'),
    ]
    lines.push(
      table(
        head,
        run.tables.map((t) => [
          t.name,
          t.read,
          t.written,
          t.rejected,
          t.filtered,
          t.inserted,
          t.updated,
          t.unchanged,
          t.removed,
        ]),
      ),
    )
  }
  for (const mark of run.incremental?.sources ?? []) lines.push(incrementText(mark, lang))
  if (run.changes.length > 0) lines.push(`${say('changes')}:`, ...run.changes.map((change) => `  ${change}`))
  if (run.warnings.length > 0) lines.push(`${say('warnings')}:`, ...run.warnings.map((warning) => `  ${warning}`))
  if (run.rejected > 0)
    lines.push(`${say('rejectedRows')}: ai-etl quarantine show ${run.run} (${run.quarantine ?? ''})`)
  if (run.failure) lines.push(run.failure.message, cliTexts.fix[lang]({ fix: run.failure.fix }))
  return lines.join('\n')
}

export function renderQuarantine(quarantine: Quarantine, lang: Language): string {
  const say = sayIn(lang)
  if (quarantine.rows.length === 0) return say('noRows')
  const cut = (text: string) => (text.length > 100 ? `${text.slice(0, 99)}…` : text).replaceAll('\n', '⏎')
  const rows = quarantine.rows.map((row) => [row.source, row.line, row.byte, row.rule, row.detail, cut(row.raw)])
  return table([say('source'), say('line'), say('byte'), say('rule'), say('detail'), say('raw')], rows)
}
