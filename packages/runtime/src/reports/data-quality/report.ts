import { reportTexts } from '@ai-etl/core/messages/reports'
import { names, nullsChart, personalFields, qualityPoint, rejectedTable, subtitle, trustPoint } from '../common.ts'
import type { Evidence } from '../evidence.ts'
import type { Block, Point, Report, Span } from '../model.ts'
import { section, Words } from '../words.ts'

const MOST_FINDINGS = 50
const MOST_REJECTED = 50

/** The data-quality report: the score, every finding with its fix, and the records that were set aside. */
export function dataQuality(evidence: Evidence, madeAt: string): Report {
  const words = new Words(evidence.lang)
  const findings = evidence.items('/quality/findings')
  const { quality, profile } = evidence.documents
  const weighty = findings.filter((_, i) => quality.findings[i].severity !== 'note')
  return {
    kind: 'data-quality',
    lang: evidence.lang,
    title: [evidence.quote('/profile/dataset')],
    subtitle: subtitle(evidence, words),
    madeAt,
    sections: [
      section('summary', words.say('summary'), [{ kind: 'points', items: summary(evidence, words, weighty) }], ''),
      section('analysis', words.say('qualityAnalysis'), analysis(evidence, words, findings), ''),
      section(
        'recommendations',
        words.say('recommendations'),
        fixes(evidence, words, weighty),
        words.say('noRecommendations'),
      ),
      section('roadmap', words.say('roadmap'), [{ kind: 'points', items: steps(evidence, words, weighty) }], ''),
      section('cost-benefit', words.say('cost-benefit'), benefit(evidence, words, weighty), ''),
      section('risks', words.say('risks'), risks(evidence, words, profile.rejectedCount), words.say('noRisks')),
    ],
  }
}

function summary(evidence: Evidence, words: Words, weighty: readonly string[]): Point[] {
  const worst = weighty.slice(0, 3).map((finding) => findingPoint(evidence, finding))
  return [qualityPoint(evidence, words), trustPoint(evidence, words), ...worst]
}

function findingPoint(evidence: Evidence, finding: string): Point {
  return { lead: [evidence.code(`${finding}/field`), '.'], text: [evidence.quote(`${finding}/fix`)] }
}

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
    ...findingTable(evidence, words, findings),
    ...rejectedTable(evidence, words, MOST_REJECTED),
  ]
}

function findingTable(evidence: Evidence, words: Words, findings: readonly string[]): Block[] {
  if (findings.length === 0) return []
  const { quality } = evidence.documents
  const rows = findings
    .slice(0, MOST_FINDINGS)
    .map((finding, i): Span[][] => [
      [words.say(quality.findings[i].severity)],
      [evidence.code(`${finding}/field`)],
      [evidence.code(`${finding}/rule`)],
      [evidence.number(`${finding}/count`)],
    ])
  return [
    {
      kind: 'table',
      head: [words.say('severity'), words.say('field'), words.say('finding'), words.say('count')],
      rows,
      numeric: [false, false, false, true],
    },
  ]
}

function fixes(evidence: Evidence, words: Words, weighty: readonly string[]): Block[] {
  if (weighty.length === 0) return []
  const rows = weighty
    .slice(0, MOST_FINDINGS)
    .map((finding): Span[][] => [
      [evidence.quote(`${finding}/fix`)],
      [evidence.code(`${finding}/field`), ': ', evidence.code(`${finding}/rule`)],
    ])
  return [{ kind: 'table', head: [words.say('what'), words.say('why')], rows, numeric: [false, false] }]
}

function steps(evidence: Evidence, words: Words, weighty: readonly string[]): Point[] {
  const items: Point[] = []
  const rejected = evidence.number('/profile/rejectedCount')
  if (rejected.value > 0)
    items.push({ lead: words.fill('stepMend', {}), text: words.fill('stepMendText', { rejected }, rejected.value) })
  for (const finding of weighty.slice(0, 5)) {
    items.push({
      lead: words.fill('stepFix', {}),
      text: words.fill('stepFixText', {
        field: evidence.code(`${finding}/field`),
        fix: evidence.quote(`${finding}/fix`),
      }),
    })
  }
  items.push({ lead: words.fill('stepWatch', {}), text: words.fill('stepWatchText', {}) })
  return items
}

function benefit(evidence: Evidence, words: Words, weighty: readonly string[]): Block[] {
  const lines = [words.fill('costRead', { seconds: evidence.number('/profile/seconds') })]
  if (weighty.length > 0)
    lines.push(words.fill('benefitMend', { count: evidence.sum(weighty.map((finding) => `${finding}/count`)) }))
  return lines.map((text): Block => ({ kind: 'paragraph', text }))
}

function risks(evidence: Evidence, words: Words, rejected: number): Block[] {
  const items: Point[] = []
  const personal = personalFields(evidence)
  if (personal.length > 0)
    items.push({
      lead: words.fill('riskPersonal', {}),
      text: words.fill('riskPersonalText', { columns: names(evidence, personal) }),
    })
  if (rejected > 0)
    items.push({
      lead: words.fill('riskRejected', {}),
      text: words.fill('riskRejectedText', { rejected: evidence.number('/profile/rejectedCount') }),
    })
  return items.length === 0 ? [] : [{ kind: 'points', items }]
}
