import type { Block, Point, Span } from '../model.ts'
import type { Plain, Words } from '../words.ts'
import { type PerformanceEvidence, stalest } from './evidence.ts'
import type { PerformanceRule } from './findings.ts'
import { DIED } from './measure.ts'

/** What to do by each rule, and why. */
const ADVICE: Readonly<Record<PerformanceRule, { readonly what: Plain; readonly why: Plain; readonly now: boolean }>> =
  {
    failing: { what: 'whatFailing', why: 'whyFailing', now: true },
    late: { what: 'whatLate', why: 'whyLate', now: true },
    rejecting: { what: 'whatRejecting', why: 'whyRejecting', now: true },
    slower: { what: 'whatSlower', why: 'whySlower', now: false },
    overlapping: { what: 'whatOverlapping', why: 'whyOverlapping', now: false },
    'preparing-slow': { what: 'whatPreparing', why: 'whyPreparing', now: false },
    'publishing-slow': { what: 'whatPublishing', why: 'whyPublishing', now: false },
    rereading: { what: 'whatRereading', why: 'whyRereading', now: false },
    'idle-runs': { what: 'whatIdle', why: 'whyIdle', now: false },
    'by-hand': { what: 'whatByHand', why: 'whyByHand', now: false },
  }

/** A row for each finding: what to do, and what was measured beside the limit of the rule. */
export function recommendations(evidence: PerformanceEvidence, words: Words): Block[] {
  const { findings } = evidence.documents.performance
  if (findings.length === 0) return []
  const rows = evidence.items('/performance/findings').map((place, i): Span[][] => {
    const { rule } = findings[i]
    return [
      [words.say(ADVICE[rule].what)],
      words.fill(ADVICE[rule].why, figures(evidence, rule, place), findings[i].value),
    ]
  })
  return [{ kind: 'table', head: [words.say('what'), words.say('why')], rows, numeric: [false, false] }]
}

function figures(
  evidence: PerformanceEvidence,
  rule: PerformanceRule,
  place: string,
): Readonly<Record<string, Span | readonly Span[]>> {
  const { performance } = evidence.documents
  const count = rule === 'by-hand'
  const limit = {
    value: count ? evidence.number(`${place}/value`) : evidence.percent(`${place}/value`),
    threshold: count ? evidence.number(`${place}/threshold`) : evidence.percent(`${place}/threshold`),
  }
  if (rule === 'failing')
    return {
      ...limit,
      fix: performance.failures[0].code === DIED ? [] : [evidence.quote('/performance/failures/0/fix')],
    }
  if (rule === 'late')
    return { ...limit, age: evidence.duration(`/performance/targets/${stalest(performance)}/ageSeconds`) }
  if (rule === 'slower')
    return {
      ...limit,
      earlier: evidence.number('/performance/trend/earlier/rowsPerSecond'),
      later: evidence.number('/performance/trend/later/rowsPerSecond'),
    }
  return limit
}

/** What presses first, then what saves time, then how to go on watching. */
export function roadmap(evidence: PerformanceEvidence, words: Words): Point[] {
  const { findings, runs } = evidence.documents.performance
  const step = (key: Plain, text: Plain): Point => ({ lead: words.fill(key, {}), text: words.fill(text, {}) })
  const what = (now: boolean) =>
    findings
      .filter(({ rule }) => ADVICE[rule].now === now)
      .map(
        ({ rule }): Point => ({
          lead: words.fill(now ? 'stepNow' : 'stepThen', {}),
          text: [words.say(ADVICE[rule].what), '.'],
        }),
      )
  if (runs.length === 0) return [step('stepNow', 'stepFirst')]
  return [...what(true), ...what(false), step('stepOn', 'stepCompare'), step('stepOn', 'stepSchedulePeriodic')]
}

export function benefit(evidence: PerformanceEvidence, words: Words): Block[] {
  const { totals, stages } = evidence.documents.performance
  if (totals.runs === 0) return []
  const at = '/performance/totals'
  const longest = stages.findIndex(({ seconds }) => seconds === Math.max(...stages.map((each) => each.seconds)))
  const lines = [
    words.fill('costRuns', { seconds: evidence.duration(`${at}/seconds`), bytes: evidence.bytes(`${at}/bytes`) }),
    ...(totals.lostSeconds === 0 ? [] : [words.fill('costLost', { seconds: evidence.duration(`${at}/lostSeconds`) })]),
    ...(longest === -1
      ? []
      : [
          words.fill('benefitStage', {
            stage: words.say(stages[longest].stage),
            seconds: evidence.duration(`/performance/stages/${longest}/seconds`),
          }),
        ]),
    ...(totals.rejected === 0 ? [] : [words.fill('benefitRejected', { rejected: evidence.number(`${at}/rejected`) })]),
  ]
  return lines.map((text): Block => ({ kind: 'paragraph', text }))
}

export function risks(evidence: PerformanceEvidence, words: Words): Point[] {
  const { totals, trend } = evidence.documents.performance
  const at = '/performance/totals'
  const risk = (lead: Plain, text: Plain, spans: Readonly<Record<string, Span>>): Point => ({
    lead: words.fill(lead, {}),
    text: words.fill(text, spans),
  })
  return [
    ...(totals.failed === 0 ? [] : [risk('riskFails', 'riskFailsText', { failed: evidence.number(`${at}/failed`) })]),
    ...(totals.rejected === 0
      ? []
      : [risk('riskAside', 'riskAsideText', { rejected: evidence.number(`${at}/rejected`) })]),
    ...(trend === null ? [risk('riskFew', 'riskFewText', { runs: evidence.number(`${at}/succeeded`) })] : []),
    risk('riskFolders', 'riskFoldersText', {}),
  ]
}
