import type { Point, Report } from '../model.ts'
import { section, Words } from '../words.ts'
import { analysis } from './analysis.ts'
import { type HealthEvidence, tightestDisk } from './evidence.ts'
import { benefit, firstThing, recommendations, risks, roadmap } from './findings-sections.ts'

/** The system-health report: disks, engines, memory, jobs, runs, connections, and what to mend. */
export function systemHealth(evidence: HealthEvidence, madeAt: string): Report {
  const words = new Words(evidence.lang)
  const { of } = evidence.documents.health
  return {
    kind: 'system-health',
    lang: evidence.lang,
    title: [words.say(of === 'server' ? 'healthOfServer' : 'healthOfFolder'), ' ', evidence.quote('/health/name')],
    subtitle: words.fill('healthSubtitle', {
      version: evidence.quote('/health/version'),
      at: evidence.moment('/health/measuredAt', true),
    }),
    madeAt,
    sections: [
      section('summary', words.say('summary'), [{ kind: 'points', items: summary(evidence, words) }], ''),
      section('analysis', words.say('healthAnalysis'), analysis(evidence, words), ''),
      section(
        'recommendations',
        words.say('recommendations'),
        recommendations(evidence, words),
        words.say('healthNothing'),
      ),
      section('roadmap', words.say('roadmap'), [{ kind: 'points', items: roadmap(evidence, words) }], ''),
      section('cost-benefit', words.say('cost-benefit'), benefit(evidence, words), ''),
      section('risks', words.say('risks'), [{ kind: 'points', items: risks(evidence, words) }], ''),
    ],
  }
}

function summary(evidence: HealthEvidence, words: Words): Point[] {
  const { health } = evidence.documents
  return [
    findingsPoint(evidence, words),
    ...diskPoint(evidence, words),
    runsPoint(evidence, words),
    ...(health.queue === null ? [] : [queuePoint(evidence, words)]),
    ...(health.schedules === null ? [] : [schedulesPoint(evidence, words)]),
    ...(health.connections.length === 0 ? [] : [connectionsPoint(evidence, words)]),
  ]
}

function findingsPoint(evidence: HealthEvidence, words: Words): Point {
  const count = evidence.count(evidence.items('/health/findings'))
  if (count.value === 0) return { lead: words.fill('healthGoodLead', {}), text: words.fill('healthGoodText', {}) }
  return {
    lead: words.fill('healthBadLead', { count }, count.value),
    text: words.fill('healthBadText', { first: firstThing(evidence, words) }),
  }
}

function diskPoint(evidence: HealthEvidence, words: Words): Point[] {
  const at = tightestDisk(evidence.documents.health)
  if (at === null) return []
  const text = words.fill('diskText', {
    share: evidence.share(`${at}/freeBytes`, `${at}/totalBytes`),
    total: evidence.bytes(`${at}/totalBytes`),
    name: evidence.code(`${at}/name`),
  })
  return [{ lead: words.fill('diskLead', { free: evidence.bytes(`${at}/freeBytes`) }), text }]
}

function runsPoint(evidence: HealthEvidence, words: Words): Point {
  const of = (at: string) => ({ failed: evidence.number(`${at}/failed`), runs: evidence.number(`${at}/runs`) })
  const day = of('/health/runs/day')
  return {
    lead: words.fill('runsDayLead', day, day.runs.value),
    text: words.fill('runsWeekText', of('/health/runs/week')),
  }
}

function queuePoint(evidence: HealthEvidence, words: Words): Point {
  const at = '/health/queue'
  return {
    lead: words.fill('queueLead', {
      queued: evidence.number(`${at}/queued`),
      running: evidence.number(`${at}/running`),
    }),
    text: words.fill('queueText', { age: evidence.duration(`${at}/oldestSeconds`) }),
  }
}

function schedulesPoint(evidence: HealthEvidence, words: Words): Point {
  const at = '/health/schedules'
  return {
    lead: words.fill('schedulesLead', {
      enabled: evidence.number(`${at}/enabled`),
      known: evidence.number(`${at}/known`),
    }),
    text: words.fill('schedulesText', { late: evidence.count(evidence.items(`${at}/late`)) }),
  }
}

function connectionsPoint(evidence: HealthEvidence, words: Words): Point {
  const { connections } = evidence.documents.health
  const places = evidence.items('/health/connections')
  return {
    lead: words.fill('connectionsLead', {
      good: evidence.count(places.filter((_, i) => connections[i].ok === true)),
      known: evidence.count(places),
    }),
    text: words.fill('connectionsText', {}),
  }
}
