import type { Ddl } from '@ai-etl/core/documents/ddl'
import type { Language } from '@ai-etl/core/messages/language'
import { sayIn } from './labels.ts'

/** DDL for the terminal: statements ready to copy, then every choice and refusal with its reason as comments. */
export function renderDdl(ddl: Ddl, lang: Language): string {
  const say = sayIn(lang)
  const checked = ddl.checked === 'executed' ? `${say('executed')} ${ddl.checkedOn}` : say(ddl.checked)
  const choices = ddl.choices.map(
    (choice) => `--   ${choice.kind} ${choice.table}.${choice.on}: ${choice.what}: ${choice.reason}`,
  )
  const refused = ddl.refused.map((refusal) => `--   ${refusal.kind} ${refusal.what}: ${refusal.reason}`)
  return [
    `-- ${ddl.dialect} · ${checked}`,
    ...ddl.statements.map((statement) => `${statement.replace(/;\s*$/, '')};`),
    `-- ${say('reasons')}:`,
    ...choices,
    ...(refused.length > 0 ? [`-- ${say('refused')}:`, ...refused] : []),
  ].join('\n')
}
