import type { Block, Figure, Span } from '../model.ts'
import type { Plain, Words } from '../words.ts'
import { type HealthEvidence, tightestDisk } from './evidence.ts'

const MOST_PARTS = 10
const MOST_FAILURES = 12

/** Facts first, then each thing that was measured, with a chart where it has a shape. */
export function analysis(evidence: HealthEvidence, words: Words): Block[] {
  return [
    facts(evidence, words),
    ...diskBlocks(evidence, words),
    ...partsChart(evidence, words),
    engineTable(evidence, words),
    ...processTable(evidence, words),
    ...dayCharts(evidence, words),
    ...failureTable(evidence, words),
    ...lateTable(evidence, words),
    ...connectionTable(evidence, words),
    {
      kind: 'paragraph',
      text: words.fill('keptText', {
        days: evidence.number('/health/retention/days'),
        quarantineDays: evidence.number('/health/retention/quarantineDays'),
      }),
    },
  ]
}

function facts(evidence: HealthEvidence, words: Words): Block {
  const { health } = evidence.documents
  const item = (label: Plain, figure: Figure) => ({ label: words.say(label), value: [figure] })
  const disk = tightestDisk(health)
  return {
    kind: 'facts',
    items: [
      ...(disk === null ? [] : [item('factFree', evidence.bytes(`${disk}/freeBytes`))]),
      item('factMemory', evidence.bytes('/health/memory/availableBytes')),
      item('factRunsDay', evidence.number('/health/runs/day/runs')),
      item('factFailedDay', evidence.number('/health/runs/day/failed')),
      item('factQuarantine', evidence.number('/health/quarantine/rows')),
      ...(health.queue === null
        ? []
        : [
            item('factQueued', evidence.number('/health/queue/queued')),
            item('factLag', evidence.duration('/health/queue/oldestSeconds')),
          ]),
    ],
  }
}

function diskBlocks(evidence: HealthEvidence, words: Words): Block[] {
  const { disks } = evidence.documents.health
  const places = evidence.items('/health/disks')
  if (places.length === 0) return []
  const rows = places.map((place, i): Span[][] => [
    [words.say(disks[i].what), ' ', evidence.code(`${place}/name`)],
    [evidence.bytes(`${place}/totalBytes`)],
    [evidence.bytes(`${place}/usedBytes`)],
    [evidence.bytes(`${place}/freeBytes`)],
  ])
  const head = (['diskColumn', 'totalColumn', 'usedColumn', 'freeColumn'] as const).map((key) => words.say(key))
  return [
    {
      kind: 'chart',
      chart: {
        shape: 'bars',
        title: words.say('disksTitle'),
        subtitle: words.say('disksSubtitle'),
        items: places.map((place, i) => ({
          label: disks[i].name,
          figure: evidence.share(`${place}/usedBytes`, `${place}/totalBytes`),
        })),
        most: 100,
      },
    },
    { kind: 'table', head, rows, numeric: [false, true, true, true] },
  ]
}

function partsChart(evidence: HealthEvidence, words: Words): Block[] {
  const { parts } = evidence.documents.health
  if (parts.length === 0) return []
  const items = evidence
    .items('/health/parts')
    .slice(0, MOST_PARTS)
    .map((place, i) => ({ label: parts[i].part, figure: evidence.bytes(`${place}/bytes`) }))
  return [
    {
      kind: 'chart',
      chart: { shape: 'bars', title: words.say('partsTitle'), subtitle: words.say('partsSubtitle'), items },
    },
  ]
}

function engineTable(evidence: HealthEvidence, words: Words): Block {
  const { engines } = evidence.documents.health
  const rows = evidence.items('/health/engines').map((place, i): Span[][] => {
    const { engine, state, version, memoryBytes } = engines[i]
    return [
      [words.say(engine)],
      [words.say(state)],
      version === null ? [] : [evidence.code(`${place}/version`)],
      [evidence.number(`${place}/users`)],
      [evidence.bytes(`${place}/bytes`)],
      memoryBytes === null ? [] : [evidence.bytes(`${place}/memoryBytes`)],
    ]
  })
  const head = (
    ['engineColumn', 'engineStateColumn', 'versionColumn', 'usersColumn', 'usedColumn', 'memoryColumn'] as const
  ).map((key) => words.say(key))
  return { kind: 'table', head, rows, numeric: [false, false, false, true, true, true] }
}

function processTable(evidence: HealthEvidence, words: Words): Block[] {
  const places = evidence.items('/health/memory/processes')
  if (places.length === 0) return []
  const rows = places.map((place): Span[][] => [[evidence.code(`${place}/name`)], [evidence.bytes(`${place}/bytes`)]])
  const head = [words.say('processColumn'), words.say('memoryColumn')]
  return [{ kind: 'table', head, rows, numeric: [false, true] }]
}

/** Runs, failures and rows set aside by day; nothing where all days are empty. */
function dayCharts(evidence: HealthEvidence, words: Words): Block[] {
  const { runs, quarantine } = evidence.documents.health
  const chart = (
    title: Plain,
    subtitle: Plain,
    days: readonly { readonly day: string }[],
    list: string,
    of: string,
  ) => {
    const items = evidence
      .items(list)
      .map((place, i) => ({ label: days[i].day.slice(5), figure: evidence.number(`${place}/${of}`) }))
    if (items.every(({ figure }) => figure.value === 0)) return []
    const drawn = { shape: 'columns' as const, title: words.say(title), subtitle: words.say(subtitle), items }
    return [{ kind: 'chart' as const, chart: drawn }]
  }
  return [
    ...chart('daysTitle', 'daysSubtitle', runs.days, '/health/runs/days', 'runs'),
    ...chart('failedDaysTitle', 'daysSubtitle', runs.days, '/health/runs/days', 'failed'),
    ...chart('asideTitle', 'asideSubtitle', quarantine.days, '/health/quarantine/days', 'rows'),
  ]
}

function failureTable(evidence: HealthEvidence, words: Words): Block[] {
  const { failures } = evidence.documents.health.runs
  if (failures.length === 0) return []
  const rows = evidence
    .items('/health/runs/failures')
    .slice(0, MOST_FAILURES)
    .map((place, i): Span[][] => {
      const died = failures[i].message === ''
      return [
        died ? [words.say('died')] : [evidence.code(`${place}/code`)],
        [evidence.number(`${place}/runs`)],
        [evidence.moment(`${place}/lastAt`, true)],
        died ? [] : [evidence.quote(`${place}/message`)],
      ]
    })
  const head = (['codeColumn', 'runsColumn', 'lastColumn', 'reasonColumn'] as const).map((key) => words.say(key))
  return [
    { kind: 'paragraph', text: words.fill('weekFailuresText', {}) },
    { kind: 'table', head, rows, numeric: [false, true, false, false] },
  ]
}

function lateTable(evidence: HealthEvidence, words: Words): Block[] {
  const { schedules } = evidence.documents.health
  if (schedules === null || schedules.late.length === 0) return []
  const places = evidence.items('/health/schedules/late')
  const rows = places.map((place): Span[][] => [
    [evidence.quote(`${place}/name`)],
    [evidence.moment(`${place}/dueAt`, true)],
    [evidence.duration(`${place}/lateSeconds`)],
  ])
  const head = (['scheduleColumn', 'dueColumn', 'lateColumn'] as const).map((key) => words.say(key))
  return [
    { kind: 'paragraph', text: words.fill('lateText', {}) },
    { kind: 'table', head, rows, numeric: [false, false, true] },
  ]
}

function connectionTable(evidence: HealthEvidence, words: Words): Block[] {
  const { connections } = evidence.documents.health
  if (connections.length === 0) return []
  const rows = evidence.items('/health/connections').map((place, i): Span[][] => {
    const { ok, testedAt, message, fix } = connections[i]
    const failed: Span[] = [
      ...(message === null ? [] : [evidence.quote(`${place}/message`)]),
      ...(fix === null ? [] : ['. ', evidence.quote(`${place}/fix`)]),
    ]
    return [
      [evidence.code(`${place}/name`)],
      [evidence.code(`${place}/address`)],
      ok === null ? [words.say('untested')] : ok ? [words.say('works')] : failed,
      testedAt === null ? [] : [evidence.moment(`${place}/testedAt`, true)],
    ]
  })
  const head = (['connectionColumn', 'addressColumn', 'answerColumn', 'testedColumn'] as const).map((key) =>
    words.say(key),
  )
  return [{ kind: 'table', head, rows, numeric: [false, false, false, false] }]
}
