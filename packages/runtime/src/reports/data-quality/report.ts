import { reportTexts } from '@ai-etl/core/messages/reports'
import { ruleTitle } from '@ai-etl/core/messages/titles'
import type { Mend } from '../common.ts'
import {
  commonRisks,
  findingAt,
  mendRows,
  mendSteps,
  mends,
  nullsChart,
  qualityPoint,
  rejectedTable,
  subtitle,
  title,
  trustPoint,
  weightyFindings,
} from '../common.ts'
import type { Evidence } from '../evidence.ts'
import type { Block, Point, Report, Span } from '../model.ts'
import { section, Words } from '../words.ts'

const MOST_FINDINGS = 50
const MOST_REJECTED = 50
const MOST_BARS = 10

/** The data-quality report: the score, every finding with its fix, and the records that were set aside. */
export function dataQuality(evidence: Evidence, madeAt: string): Report {
  const words = new Words(evidence.lang)
  const findings = evidence.items('/quality/findings')
  const weighty = weightyFindings(evidence)
  const mendable = mends(evidence, weighty)
  return {
    kind: 'data-quality',
    lang: evidence.lang,
    title: title(evidence),
    subtitle: subtitle(evidence, words),
    madeAt,
    sections: [
      section('summary', words.say('summary'), [{ kind: 'points', items: summary(evidence, words, mendable) }], ''),
      section('analysis', words.say('qualityAnalysis'), analysis(evidence, words, findings), ''),
      section('recommendations', words.say('recommendations'), fixes(words, mendable), words.say('noRecommendations')),
      section('roadmap', words.say('roadmap'), [{ kind: 'points', items: steps(evidence, words, mendable) }], ''),
      section('cost-benefit', words.say('cost-benefit'), benefit(evidence, words, weighty), ''),
      section('risks', words.say('risks'), risks(evidence, words), words.say('noRisks')),
    ],
  }
}

function summary(evidence: Evidence, words: Words, mendable: readonly Mend[]): Point[] {
  const worst = mendable.filter(({ fields }) => fields.length > 0).slice(0, 3)
  return [
    qualityPoint(evidence, words),
    trustPoint(evidence, words),
    ...worst.map(({ rule, fields, fix }) => ({
      lead: [`${capital(ruleTitle(rule, words.lang))}.`],
      text: [...fields, ': ', fix],
    })),
  ]
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

function analysis(evidence: Evidence, words: Words, findings: readonly string[]): Block[] {
  const { dimensions } = evidence.documents.quality
  const items = evidence
    .items('/quality/dimensions')
    .map((place, i) => ({ label: words.say(dimensions[i].name), figure: evidence.number(`${place}/score`) }))
  const scores: Block = {
    kind: 'chart',
    chart: {
      shape: 'bars',
      title: words.say('dimensionsTitle'),
      subtitle: words.say('dimensionsSubtitle'),
      items,
      most: 100,
    },
  }
  const nulls = nullsChart(evidence, words, (field) => reportTexts.nullsTitle[evidence.lang]({ field }))
  return [
    scores,
    ...nulls,
    ...findingsChart(evidence, words, findings),
    ...findingTable(evidence, words, findings),
    ...rejectedTable(evidence, words, MOST_REJECTED),
  ]
}

/** Bars of the findings that concern the most values; the age of data is none of them. */
function findingsChart(evidence: Evidence, words: Words, findings: readonly string[]): Block[] {
  const items = findings
    .filter((finding) => findingAt(evidence, finding).rule !== 'stale-data')
    .map((finding) => {
      const { rule, field } = findingAt(evidence, finding)
      const what = ruleTitle(rule, words.lang)
      return { label: field === '' ? what : `${field}: ${what}`, figure: evidence.number(`${finding}/count`) }
    })
    .sort((a, b) => b.figure.value - a.figure.value)
    .slice(0, MOST_BARS)
  if (items.length < 2) return []
  const chart = {
    shape: 'bars',
    title: words.say('findingsTitle'),
    subtitle: words.say('findingsSubtitle'),
    items,
  } as const
  return [{ kind: 'chart', chart }]
}

function findingTable(evidence: Evidence, words: Words, findings: readonly string[]): Block[] {
  if (findings.length === 0) return []
  const rows = findings.slice(0, MOST_FINDINGS).map((finding): Span[][] => {
    const { rule, field, severity } = findingAt(evidence, finding)
    const what = ruleTitle(rule, words.lang)
    const count = evidence.number(`${finding}/count`)
    // The age of the data is counted in days.
    const aged = rule === 'stale-data'
    return [
      [words.say(severity)],
      field === '' ? [] : [evidence.code(`${finding}/field`)],
      aged ? [`${what}: `, ...words.fill('days', { count }, count.value)] : [what],
      aged ? [] : [count],
    ]
  })
  return [
    {
      kind: 'table',
      head: [words.say('severity'), words.say('field'), words.say('finding'), words.say('count')],
      rows,
      numeric: [false, false, false, true],
    },
  ]
}

function fixes(words: Words, mendable: readonly Mend[]): Block[] {
  if (mendable.length === 0) return []
  const rows = mendRows(mendable, words)
  return [{ kind: 'table', head: [words.say('what'), words.say('why')], rows, numeric: [false, false] }]
}

function steps(evidence: Evidence, words: Words, mendable: readonly Mend[]): Point[] {
  const items: Point[] = []
  const rejected = evidence.number('/profile/rejectedCount')
  if (rejected.value > 0)
    items.push({ lead: words.fill('stepMend', {}), text: words.fill('stepMendText', { rejected }, rejected.value) })
  items.push(...mendSteps(mendable, words).slice(0, 5))
  items.push({ lead: words.fill('stepWatch', {}), text: words.fill('stepWatchText', {}) })
  return items
}

function benefit(evidence: Evidence, words: Words, weighty: readonly string[]): Block[] {
  const lines = [words.fill('costRead', { seconds: evidence.number('/profile/seconds') })]
  if (weighty.length > 0)
    lines.push(words.fill('benefitMend', { count: evidence.sum(weighty.map((finding) => `${finding}/count`)) }))
  return lines.map((text): Block => ({ kind: 'paragraph', text }))
}

function risks(evidence: Evidence, words: Words): Block[] {
  const items = commonRisks(evidence, words)
  return items.length === 0 ? [] : [{ kind: 'points', items }]
}
