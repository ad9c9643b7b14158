import type { Block, Figure, Span } from '../model.ts'
import type { Plain, Words } from '../words.ts'
import type { PerformanceEvidence } from './evidence.ts'
import { DIED } from './measure.ts'

const MOST_TARGETS = 12
const MOST_TABLES = 20
const MOST_RUNS = 12

/** Facts, charts of runs, stages and targets, and the tables behind them; nothing where there was no run. */
export function analysis(evidence: PerformanceEvidence, words: Words): Block[] {
  if (evidence.documents.performance.runs.length === 0) return []
  return [
    facts(evidence, words),
    ...runCharts(evidence, words),
    ...stageChart(evidence, words),
    ...targetBlocks(evidence, words),
    ...tableBlocks(evidence, words),
    ...failureBlocks(evidence, words),
    ...runBlocks(evidence, words),
  ]
}

function facts(evidence: PerformanceEvidence, words: Words): Block {
  const { typical, totals, schedule } = evidence.documents.performance
  const at = '/performance/totals'
  const item = (label: Plain, figure: Figure) => ({ label: words.say(label), value: [figure] })
  return {
    kind: 'facts',
    items: [
      item('factRuns', evidence.number(`${at}/runs`)),
      item('factFailed', evidence.number(`${at}/failed`)),
      item('factRead', evidence.number(`${at}/read`)),
      item('factWritten', evidence.number(`${at}/written`)),
      item('factRejected', evidence.number(`${at}/rejected`)),
      item('factBytes', evidence.bytes(`${at}/bytes`)),
      ...(typical === null
        ? []
        : [
            item('factTypical', evidence.duration('/performance/typical/seconds')),
            item('factSlowest', evidence.duration('/performance/typical/slowestSeconds')),
            item('factRate', evidence.number('/performance/typical/rowsPerSecond')),
            item('factBytesRate', evidence.bytes('/performance/typical/bytesPerSecond')),
          ]),
      ...(totals.longestWaitSeconds === null ? [] : [item('factWait', evidence.duration(`${at}/longestWaitSeconds`))]),
      ...(schedule === null || schedule.everySeconds === null
        ? []
        : [item('factEvery', evidence.duration('/performance/schedule/everySeconds'))]),
    ],
  }
}

/** `11-23 07:11` of an RFC 3339 time. */
const startOf = (moment: string) => moment.slice(5, 16).replace('T', ' ')

function runCharts(evidence: PerformanceEvidence, words: Words): Block[] {
  const { recent } = evidence.documents.performance
  const places = evidence.items('/performance/recent')
  if (places.length < 2) return []
  const chart = (title: Plain, subtitle: Plain, figure: (place: string) => Figure): Block => ({
    kind: 'chart',
    chart: {
      shape: 'columns',
      title: words.say(title),
      subtitle: words.say(subtitle),
      items: places.map((place, i) => ({ label: startOf(recent[i].startedAt), figure: figure(place) })),
    },
  })
  return [
    chart('runTimesTitle', 'runTimesSubtitle', (place) => evidence.duration(`${place}/seconds`)),
    chart('runRowsTitle', 'runRowsSubtitle', (place) => evidence.number(`${place}/written`)),
  ]
}

function stageChart(evidence: PerformanceEvidence, words: Words): Block[] {
  const { stages } = evidence.documents.performance
  if (stages.length === 0) return []
  const items = evidence.items('/performance/stages').map((place, i) => ({
    label: words.say(stages[i].stage),
    figure: evidence.duration(`${place}/seconds`),
  }))
  return [
    {
      kind: 'chart',
      chart: { shape: 'bars', title: words.say('stagesTitle'), subtitle: words.say('stagesSubtitle'), items },
    },
  ]
}

function targetBlocks(evidence: PerformanceEvidence, words: Words): Block[] {
  const { targets } = evidence.documents.performance
  const places = evidence.items('/performance/targets').slice(0, MOST_TARGETS)
  if (places.length === 0) return []
  const bars: Block = {
    kind: 'chart',
    chart: {
      shape: 'bars',
      title: words.say('targetsTitle'),
      subtitle: words.say('targetsSubtitle'),
      items: places.map((place, i) => ({ label: targets[i].target, figure: evidence.duration(`${place}/seconds`) })),
    },
  }
  const rows = places.map((place, i): Span[][] => [
    [evidence.code(`${place}/target`)],
    [evidence.number(`${place}/loads`)],
    [evidence.duration(`${place}/seconds`)],
    [evidence.number(`${place}/written`)],
    [evidence.number(`${place}/rowsPerSecond`)],
    targets[i].freshAt === null ? [] : [evidence.moment(`${place}/freshAt`, true)],
  ])
  const head = (
    ['targetColumn', 'loadsColumn', 'secondsColumn', 'writtenColumn', 'rateColumn', 'freshColumn'] as const
  ).map((key) => words.say(key))
  const table: Block = { kind: 'table', head, rows, numeric: [false, true, true, true, true, false] }
  return places.length === 1 ? [table] : [bars, table]
}

function tableBlocks(evidence: PerformanceEvidence, words: Words): Block[] {
  const places = evidence.items('/performance/tables').slice(0, MOST_TABLES)
  if (places.length < 2) return []
  const rows = places.map((place): Span[][] => [
    [evidence.code(`${place}/name`)],
    [evidence.number(`${place}/written`)],
    [evidence.number(`${place}/rejected`)],
  ])
  const head = [words.say('tableColumn'), words.say('writtenColumn'), words.say('rejectedColumn')]
  return [
    { kind: 'paragraph', text: words.fill('tablesText', {}) },
    { kind: 'table', head, rows, numeric: [false, true, true] },
  ]
}

function failureBlocks(evidence: PerformanceEvidence, words: Words): Block[] {
  const { failures } = evidence.documents.performance
  if (failures.length === 0) return []
  const rows = evidence.items('/performance/failures').map((place, i): Span[][] => {
    const died = failures[i].code === DIED
    return [
      died ? [words.say('died')] : [evidence.code(`${place}/code`)],
      [evidence.number(`${place}/runs`)],
      [evidence.moment(`${place}/lastAt`, true)],
      died ? [] : [evidence.quote(`${place}/message`)],
    ]
  })
  const head = [words.say('codeColumn'), words.say('runsColumn'), words.say('lastColumn'), words.say('reasonColumn')]
  return [
    { kind: 'paragraph', text: words.fill('failuresText', {}) },
    { kind: 'table', head, rows, numeric: [false, true, false, false] },
  ]
}

function runBlocks(evidence: PerformanceEvidence, words: Words): Block[] {
  const { runs } = evidence.documents.performance
  const rows = evidence
    .items('/performance/runs')
    .slice(0, MOST_RUNS)
    .map((place, i): Span[][] => [
      [evidence.moment(`${place}/startedAt`, true)],
      [words.say(runs[i].state)],
      [evidence.number(`${place}/read`)],
      [evidence.number(`${place}/written`)],
      [evidence.number(`${place}/rejected`)],
      [evidence.duration(`${place}/seconds`)],
    ])
  const head = (
    ['startedColumn', 'stateColumn', 'readColumn', 'writtenColumn', 'rejectedColumn', 'secondsColumn'] as const
  ).map((key) => words.say(key))
  return [
    { kind: 'paragraph', text: words.fill('lastRunsText', {}) },
    { kind: 'table', head, rows, numeric: [false, false, true, true, true, true] },
  ]
}
