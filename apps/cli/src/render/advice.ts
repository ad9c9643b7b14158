import type { Advice, RankedStore, Reason } from '@ai-etl/core/documents/advice'
import { cliTexts } from '@ai-etl/core/messages/cli'
import { bytes, type Language, number } from '@ai-etl/core/messages/language'
import { type Say, sayIn } from './labels.ts'

/** Advice for the terminal: the ranking with every reason, how to store, what would change the answer. */
export function renderAdvice(advice: Advice, lang: Language): string {
  const say = sayIn(lang)
  const head = `${advice.dataset}\n${say('recommended')}: ${advice.recommended} (${say('confidence')} ${Math.round(advice.confidence * 100)} %)`
  const ranked = advice.ranked.map((each, place) => renderStore(each, place, lang, say))
  const schedule = `${say('schedule')}: ${advice.schedule.text}${advice.schedule.cron === null ? '' : ` (${advice.schedule.cron})`}`
  const alternatives =
    advice.alternatives.length === 0
      ? ''
      : [`${say('alternatives')}:`, ...advice.alternatives.map((a) => `  ${a.target}: ${a.when}`)].join('\n')
  return [head, ...ranked, schedule, alternatives, experiment(advice, lang, say)]
    .filter((part) => part !== '')
    .join('\n\n')
}

function renderStore(each: RankedStore, place: number, lang: Language, say: Say): string {
  const reasons = (title: string, list: readonly Reason[]) =>
    list.map(
      (reason) =>
        `   ${title} ${reason.text} [${reason.metric}: ${shown(reason.value, lang)}; ${say('threshold')}: ${shown(reason.threshold, lang)}]`,
    )
  const lines = [
    `${place + 1}. ${each.target} · ${Math.round(each.score)}`,
    ...reasons('+', each.why),
    ...reasons('–', each.whyNot),
  ]
  if (place > 0) return lines.join('\n')
  lines.push(
    ...each.how.map((how) => `   ${say('how')}: ${how.table}: ${how.text}`),
    ...each.caveats.map((caveat) => `   ! ${caveat}`),
  )
  return lines.join('\n')
}

function experiment(advice: Advice, lang: Language, say: Say): string {
  if (advice.experiment === null) return ''
  const lines = advice.experiment.results.map((result) => {
    const queries = result.queries.map(
      (query) => `    ${number(query.milliseconds, lang)} ${say('ms')}  ${query.sql.replaceAll(/\s+/g, ' ').trim()}`,
    )
    return [`  ${result.store}: ${bytes(result.bytes, lang)}`, ...queries].join('\n')
  })
  return [
    `${say('experiment')} (${cliTexts.rows[lang]({ rows: advice.experiment.rows })}): ${advice.experiment.text}`,
    ...lines,
  ].join('\n')
}

function shown(value: Reason['value'], lang: Language): string {
  return typeof value === 'number' ? number(value, lang) : String(value)
}
