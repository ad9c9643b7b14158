import type { Point, Report, Span } from '../model.ts'
import { section, Words } from '../words.ts'
import { analysis } from './analysis.ts'
import { type PerformanceEvidence, stalest } from './evidence.ts'
import { benefit, recommendations, risks, roadmap } from './findings-sections.ts'
import { DIED } from './measure.ts'

/** The pipeline-performance report: how the runs of a pipeline went, where their time goes, what to do about it. */
export function pipelinePerformance(evidence: PerformanceEvidence, madeAt: string): Report {
  const words = new Words(evidence.lang)
  return {
    kind: 'pipeline-performance',
    lang: evidence.lang,
    title: [evidence.quote('/performance/pipeline')],
    subtitle: subtitle(evidence, words),
    madeAt,
    sections: [
      section('summary', words.say('summary'), [{ kind: 'points', items: summary(evidence, words) }], ''),
      section('analysis', words.say('performanceAnalysis'), analysis(evidence, words), words.say('performanceNoRuns')),
      section(
        'recommendations',
        words.say('recommendations'),
        recommendations(evidence, words),
        words.say('performanceNothing'),
      ),
      section('roadmap', words.say('roadmap'), [{ kind: 'points', items: roadmap(evidence, words) }], ''),
      section('cost-benefit', words.say('cost-benefit'), benefit(evidence, words), words.say('costNoRuns')),
      section('risks', words.say('risks'), [{ kind: 'points', items: risks(evidence, words) }], ''),
    ],
  }
}

function subtitle(evidence: PerformanceEvidence, words: Words): Span[] {
  const runs = evidence.items('/performance/runs')
  if (runs.length === 0) return words.fill('performanceNoRuns', {})
  const last = evidence.moment('/performance/runs/0/startedAt', true)
  const first = evidence.moment(`${runs[runs.length - 1]}/startedAt`, true)
  return words.fill('performanceSubtitle', { runs: evidence.count(runs), first, last }, runs.length)
}

function summary(evidence: PerformanceEvidence, words: Words): Point[] {
  const { performance } = evidence.documents
  return [
    statePoint(evidence, words),
    ...(performance.typical === null ? [] : [typicalPoint(evidence, words)]),
    ...(performance.trend === null ? [] : [trendPoint(evidence, words)]),
    ...freshPoint(evidence, words),
    ...(performance.totals.read === 0 ? [] : [rejectedPoint(evidence, words)]),
  ]
}

function statePoint(evidence: PerformanceEvidence, words: Words): Point {
  const runs = evidence.number('/performance/totals/runs')
  if (runs.value === 0) return { lead: words.fill('stateNoneLead', {}), text: words.fill('stateNoneText', {}) }
  const failed = evidence.number('/performance/totals/failed')
  if (failed.value === 0)
    return { lead: words.fill('stateAllLead', {}), text: words.fill('stateAllText', { runs }, runs.value) }
  const { code } = evidence.documents.performance.failures[0]
  return {
    lead: words.fill('stateFailedLead', { failed, runs }, failed.value),
    text:
      code === DIED
        ? words.fill('stateDiedText', {})
        : words.fill('stateFailedText', { message: evidence.quote('/performance/failures/0/message') }),
  }
}

function typicalPoint(evidence: PerformanceEvidence, words: Words): Point {
  const at = '/performance/typical'
  return {
    lead: words.fill('typicalLead', { seconds: evidence.duration(`${at}/seconds`) }),
    text: words.fill('typicalText', {
      runs: evidence.number(`${at}/runs`),
      read: evidence.number(`${at}/read`),
      rate: evidence.number(`${at}/rowsPerSecond`),
      slowest: evidence.duration(`${at}/slowestSeconds`),
    }),
  }
}

function trendPoint(evidence: PerformanceEvidence, words: Words): Point {
  const [earlier, later] = ['/performance/trend/earlier', '/performance/trend/later']
  return {
    lead: words.fill('trendLead', { share: evidence.share(`${later}/rowsPerSecond`, `${earlier}/rowsPerSecond`) }),
    text: words.fill('trendText', {
      laterRuns: evidence.number(`${later}/runs`),
      later: evidence.number(`${later}/rowsPerSecond`),
      earlierRuns: evidence.number(`${earlier}/runs`),
      earlier: evidence.number(`${earlier}/rowsPerSecond`),
    }),
  }
}

function freshPoint(evidence: PerformanceEvidence, words: Words): Point[] {
  const index = stalest(evidence.documents.performance)
  if (index === null) return []
  const at = `/performance/targets/${index}`
  return [
    {
      lead: words.fill('freshLead', { age: evidence.duration(`${at}/ageSeconds`) }),
      text: words.fill('freshText', { target: evidence.code(`${at}/target`) }),
    },
  ]
}

function rejectedPoint(evidence: PerformanceEvidence, words: Words): Point {
  const [rejected, read] = ['/performance/totals/rejected', '/performance/totals/read']
  const figures = { rejected: evidence.number(rejected), read: evidence.number(read) }
  if (figures.rejected.value === 0)
    return { lead: words.fill('trusted', {}), text: words.fill('nothingRejectedText', figures) }
  return {
    lead: words.fill('rejectedShareLead', figures),
    text: words.fill('rejectedShareText', { ...figures, share: evidence.share(rejected, read) }),
  }
}
