import { reportTexts } from '@ai-etl/core/messages/reports'
import type { Evidence } from '../evidence.ts'
import type { Block } from '../model.ts'
import type { Words } from '../words.ts'

/** Fields whose values are drawn: those that sort rows into a few groups. */
const MOST_FIELDS = 3
const FEWEST_VALUES = 2
const MOST_VALUES = 8

/** Columns of the time axis: how many rows fell into each stretch of time. */
export function arrivalChart(evidence: Evidence, words: Words): Block[] {
  const { tables } = evidence.documents.profile
  const table = tables.findIndex((each) => each.timeAxis !== null)
  if (table === -1) return []
  const axis = tables[table].timeAxis?.column ?? ''
  const field = tables[table].fields.findIndex((each) => each.name === axis)
  const histogram = tables[table].fields[field]?.histogram
  if (histogram?.kind !== 'time') return []
  const days = histogram.bins.map((bin) => String(bin.from).slice(0, 10))
  const within = days.length > 1 && days.every((day) => day === days[0])
  const items = evidence.items(`/profile/tables/${table}/fields/${field}/histogram/bins`).map((place, i) => ({
    label: within ? String(histogram.bins[i].from).slice(11, 16) : days[i],
    figure: evidence.number(`${place}/count`),
  }))
  return [
    {
      kind: 'chart',
      chart: {
        shape: 'columns',
        title: words.say('arrivalTitle'),
        subtitle: reportTexts.arrivalSubtitle[evidence.lang]({ field: axis }),
        items,
      },
    },
  ]
}

/** Bars of the values of the first fields that have few: what kinds of rows there are. Personal ones are left out. */
export function valueCharts(evidence: Evidence, words: Words): Block[] {
  const [table] = evidence.documents.profile.tables
  if (table === undefined) return []
  const grouping = table.fields.flatMap(({ personal, distinct, top, name }, index) =>
    !personal && distinct.value >= FEWEST_VALUES && distinct.value <= MOST_VALUES && top.length >= FEWEST_VALUES
      ? [{ name, top, index }]
      : [],
  )
  return grouping.slice(0, MOST_FIELDS).map(({ name, top, index }): Block => {
    const items = evidence.items(`/profile/tables/0/fields/${index}/top`).map((place, i) => ({
      label: String(top[i].value),
      figure: evidence.number(`${place}/count`),
    }))
    const title = reportTexts.valuesTitle[evidence.lang]({ field: name })
    return { kind: 'chart', chart: { shape: 'bars', title, subtitle: words.say('valuesSubtitle'), items } }
  })
}

/** Bars of the stores' scores. */
export function storesChart(evidence: Evidence, words: Words): Block {
  const { ranked } = evidence.documents.advice
  const items = evidence.items('/advice/ranked').map((place, i) => ({
    label: words.say(ranked[i].target === 's3' ? 'objectStorage' : ranked[i].target),
    figure: evidence.number(`${place}/score`),
  }))
  return {
    kind: 'chart',
    chart: { shape: 'bars', title: words.say('storesTitle'), subtitle: words.say('storesSubtitle'), items, most: 100 },
  }
}
