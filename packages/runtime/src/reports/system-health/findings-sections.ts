import type { HealthRule } from '../../health/findings.ts'
import type { Block, Figure, Point, Span } from '../model.ts'
import type { Plain, Words } from '../words.ts'
import { type HealthEvidence, tightestDisk } from './evidence.ts'

interface Advice {
  readonly what: Plain
  readonly why: Plain
  /** Unit of what the rule measures. */
  readonly unit: 'percent' | 'duration' | 'number'
  /** Whether it presses. */
  readonly now: boolean
}

/** What to do by each rule, and why. */
const ADVICE: Readonly<Record<HealthRule, Advice>> = {
  'disk-low': { what: 'whatDisk', why: 'whyDisk', unit: 'percent', now: true },
  'engine-broken': { what: 'whatEngine', why: 'whyEngine', unit: 'number', now: true },
  failing: { what: 'whatFails', why: 'whyFails', unit: 'percent', now: true },
  'schedules-late': { what: 'whatSchedules', why: 'whySchedules', unit: 'number', now: true },
  'queue-late': { what: 'whatQueue', why: 'whyQueue', unit: 'duration', now: true },
  'memory-low': { what: 'whatMemory', why: 'whyMemory', unit: 'percent', now: true },
  'connections-failing': { what: 'whatConnections', why: 'whyConnections', unit: 'number', now: true },
  'quarantine-growing': { what: 'whatGrowing', why: 'whyGrowing', unit: 'percent', now: false },
  'quarantine-open': { what: 'whatOpen', why: 'whyOpen', unit: 'number', now: false },
  'dead-loads': { what: 'whatDead', why: 'whyDead', unit: 'number', now: false },
  overdue: { what: 'whatOverdue', why: 'whyOverdue', unit: 'number', now: false },
  'connections-untested': { what: 'whatUntested', why: 'whyUntested', unit: 'number', now: false },
}

/** What presses most, in the middle of a sentence. */
export function firstThing(evidence: HealthEvidence, words: Words): string {
  const what = words.say(ADVICE[evidence.documents.health.findings[0].rule].what)
  return what.slice(0, 1).toLowerCase() + what.slice(1)
}

/** A row for each finding: what to do, and what was measured beside the limit of the rule. */
export function recommendations(evidence: HealthEvidence, words: Words): Block[] {
  const { findings } = evidence.documents.health
  if (findings.length === 0) return []
  const rows = evidence.items('/health/findings').map((place, i): Span[][] => {
    const { rule } = findings[i]
    const { what, why, unit } = ADVICE[rule]
    const limit = { value: evidence[unit](`${place}/value`), threshold: evidence[unit](`${place}/threshold`) }
    return [[words.say(what)], words.fill(why, { ...limit, ...beside(evidence, rule) })]
  })
  return [{ kind: 'table', head: [words.say('what'), words.say('why')], rows, numeric: [false, false] }]
}

/** What else the reason of a rule tells. */
function beside(evidence: HealthEvidence, rule: HealthRule): Readonly<Record<string, Figure | readonly Span[]>> {
  if (rule === 'overdue') return { bytes: evidence.bytes('/health/retention/overdueBytes') }
  if (rule === 'quarantine-growing')
    return {
      week: evidence.number('/health/quarantine/week'),
      before: evidence.number('/health/quarantine/weekBefore'),
    }
  if (rule === 'failing') {
    const first = evidence.documents.health.runs.failures.at(0)
    return { fix: first === undefined || first.fix === '' ? [] : [evidence.quote('/health/runs/failures/0/fix')] }
  }
  return {}
}

/** What presses first, then what can wait, then how to go on watching. */
export function roadmap(evidence: HealthEvidence, words: Words): Point[] {
  const { findings } = evidence.documents.health
  const of = (now: boolean) =>
    findings
      .filter(({ rule }) => ADVICE[rule].now === now)
      .map(
        ({ rule }): Point => ({
          lead: words.fill(now ? 'stepNow' : 'stepThen', {}),
          text: [words.say(ADVICE[rule].what), '.'],
        }),
      )
  return [
    ...of(true),
    ...of(false),
    { lead: words.fill('stepOn', {}), text: words.fill('healthStepMail', {}) },
    { lead: words.fill('stepOn', {}), text: words.fill('healthStepTerms', {}) },
  ]
}

export function benefit(evidence: HealthEvidence, words: Words): Block[] {
  const { parts, retention } = evidence.documents.health
  const folder = evidence.sumOfBytes(evidence.items('/health/parts').map((place) => `${place}/bytes`))
  const engines = evidence.items('/health/engines').map((place) => `${place}/memoryBytes`)
  const running = engines.filter((_, i) => evidence.documents.health.engines[i].memoryBytes !== null)
  const own = evidence.items('/health/memory/processes').map((place) => `${place}/bytes`)
  const lines = [
    words.fill('costFolder', { bytes: folder }),
    ...(parts.length === 0
      ? []
      : [
          words.fill('costPart', {
            part: evidence.code('/health/parts/0/part'),
            bytes: evidence.bytes('/health/parts/0/bytes'),
          }),
        ]),
    words.fill('costMemory', { bytes: evidence.sumOfBytes([...own, ...running]) }),
    ...(retention.overdueRuns === 0
      ? []
      : [words.fill('benefitClear', { bytes: evidence.bytes('/health/retention/overdueBytes') })]),
  ]
  return lines.map((text): Block => ({ kind: 'paragraph', text }))
}

export function risks(evidence: HealthEvidence, words: Words): Point[] {
  const disk = tightestDisk(evidence.documents.health)
  const unseen: Point = { lead: words.fill('riskUnsaid', {}), text: words.fill('riskUnsaidText', {}) }
  if (disk === null) return [unseen]
  const free = evidence.bytes(`${disk}/freeBytes`)
  return [{ lead: words.fill('riskDisk', {}), text: words.fill('riskDiskText', { free }) }, unseen]
}
