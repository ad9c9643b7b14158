import type { Advice, RankedStore, Reason } from '@ai-etl/core/documents/advice'
import { bytes, type Language, number } from '@ai-etl/core/messages/language'
import { type Say, sayIn } from './labels.ts'

/** Advice for the terminal: the ranking with every reason, how to store, what would change the answer. */
export function renderAdvice(advice: Advice, lang: Language): string {
  const say = sayIn(lang)
  const head = `${advice.dataset}\n${say('recommended')}: ${advice.recommended} (${say('confidence')} ${Math.round(advice.confidence * 100)} %)`
  const ranked = advice.ranked.map((each, place) => renderStore(each, place, say))
  const schedule = `${say('schedule')}: ${advice.schedule.text}${advice.schedule.cron === null ? '' : ` (${advice.schedule.cron})`}`
  const alternatives =
    advice.alternatives.length === 0
      ? ''
      : [`${say('alternatives')}:`, ...advice.alternatives.map((a) => `  ${a.target}: ${a.when}`)].join('\n')
  return [head, ...ranked, schedule, alternatives, experiment(advice, lang, say)]
    .filter((part) => part !== '')
    .join('\n\n')
}

function renderStore(each: RankedStore, place: number, say: Say): string {
  const reasons = (title: string, list: readonly Reason[]) =>
    list.map((reason) => `   ${title}: ${reason.text} [${reason.metric} = ${reason.value}; ${reason.threshold}]`)
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
    const queries = result.queries.map((query) => `${number(query.milliseconds, lang)} ms`).join(', ')
    return `  ${result.store}: ${bytes(result.bytes, lang)}; ${queries}`
  })
  return [
    `${say('experiment')} (${number(advice.experiment.rows, lang)} ${say('rows')}): ${advice.experiment.text}`,
    ...lines,
  ].join('\n')
}
