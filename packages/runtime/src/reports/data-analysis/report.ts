import { reportTexts } from '@ai-etl/core/messages/reports'
import {
  names,
  nullsChart,
  personalFields,
  qualityPoint,
  rejectedTable,
  subtitle,
  title,
  trustPoint,
} from '../common.ts'
import type { Evidence } from '../evidence.ts'
import type { Block, Point, Report } from '../model.ts'
import { section, Words } from '../words.ts'
import { costBenefit, recommendations, risks, roadmap } from './advice-sections.ts'
import { arrivalChart, storesChart, valueCharts } from './charts.ts'
import { tableBlocks } from './tables.ts'

const MOST_REJECTED = 10

/** The data-analysis report: what the data is, where it should live and why, what to do in which order. */
export function dataAnalysis(evidence: Evidence, madeAt: string): Report {
  const words = new Words(evidence.lang)
  return {
    kind: 'data-analysis',
    lang: evidence.lang,
    title: title(evidence),
    subtitle: subtitle(evidence, words),
    madeAt,
    sections: [
      section('summary', words.say('summary'), [{ kind: 'points', items: summary(evidence, words) }], ''),
      section('analysis', words.say('analysis'), analysis(evidence, words), ''),
      section(
        'recommendations',
        words.say('recommendations'),
        [storesChart(evidence, words), ...recommendations(evidence, words)],
        words.say('noRecommendations'),
      ),
      section('roadmap', words.say('roadmap'), roadmap(evidence, words), ''),
      section('cost-benefit', words.say('cost-benefit'), costBenefit(evidence, words), words.say('costNone')),
      section('risks', words.say('risks'), risks(evidence, words), words.say('noRisks')),
    ],
  }
}

function summary(evidence: Evidence, words: Words): Point[] {
  const points = [trustPoint(evidence, words), storePoint(evidence, words)]
  const axis = evidence.documents.profile.tables.findIndex((table) => table.timeAxis !== null)
  if (axis !== -1) points.push(periodPoint(evidence, words, `/profile/tables/${axis}/timeAxis`))
  const personal = personalFields(evidence)
  if (personal.length > 0) {
    const count = evidence.count(personal.map((place) => `${place}/personal`))
    points.push({
      lead: words.fill('personalLead', { count }, count.value),
      text: words.fill('personalText', { columns: names(evidence, personal) }),
    })
  }
  return [...points, qualityPoint(evidence, words)]
}

function storePoint(evidence: Evidence, words: Words): Point {
  const first = evidence.documents.advice.ranked.findIndex(
    (store) => store.target === evidence.documents.advice.recommended,
  )
  return {
    lead: words.fill('storeLead', { store: words.say(evidence.documents.advice.recommended) }),
    text: [evidence.quote(`/advice/ranked/${first}/why/0/text`)],
  }
}

function periodPoint(evidence: Evidence, words: Words, place: string): Point {
  const [from, to] = [evidence.moment(`${place}/from`, false), evidence.moment(`${place}/to`, false)]
  const within = from.shown === to.shown
  return {
    lead: words.fill('periodLead', {
      from: within ? evidence.moment(`${place}/from`, true) : from,
      to: within ? evidence.moment(`${place}/to`, true) : to,
    }),
    text: words.fill('periodText', {
      column: evidence.code(`${place}/column`),
      perDay: evidence.number(`${place}/perDay`),
    }),
  }
}

function analysis(evidence: Evidence, words: Words): Block[] {
  const facts: Block = {
    kind: 'facts',
    items: [
      { label: words.say('factRows'), value: [evidence.number('/profile/rows')] },
      { label: words.say('factRejected'), value: [evidence.number('/profile/rejectedCount')] },
      { label: words.say('factTables'), value: [evidence.count(evidence.items('/profile/tables'))] },
      { label: words.say('factBytes'), value: [evidence.bytes('/profile/bytes')] },
      { label: words.say('factFormat'), value: [evidence.quote('/profile/format/name')] },
      { label: words.say('factScore'), value: [evidence.number('/quality/score')] },
    ],
  }
  return [
    facts,
    ...arrivalChart(evidence, words),
    ...nullsChart(evidence, words, (field) => reportTexts.nullsTitle[evidence.lang]({ field })),
    ...valueCharts(evidence, words),
    ...tableBlocks(evidence, words),
    ...rejectedTable(evidence, words, MOST_REJECTED),
  ]
}
