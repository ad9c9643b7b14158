import { checkPipeline } from '@ai-etl/core/pipeline/check'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import type { Row } from './cases.ts'
import { median } from './measure.ts'

const STEPS = 100
const TIMES = 50

/** The check of a document of a hundred steps of several types: read, typed and traced to its sources. */
export function check(): Promise<Row[]> {
  const text = document()
  const columns: PipelineColumn[] = [
    { name: 'id', type: { kind: 'int64' }, nullable: false },
    { name: 'at', type: { kind: 'timestamp' }, nullable: true },
    { name: 'total', type: { kind: 'decimal', precision: 18, scale: 2 }, nullable: true },
    { name: 'place', type: { kind: 'string' }, nullable: true },
  ]
  const sources = new Map([['data', columns]])
  const times: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const began = performance.now()
    const { errors, steps } = checkPipeline(readPipeline('hundred', text), sources, 'en')
    times.push(performance.now() - began)
    if (errors.length > 0 || steps.length !== STEPS + 1) throw new Error(JSON.stringify(errors))
  }
  const worst = Math.max(...times.slice(1))
  return Promise.resolve([
    {
      work: `check of a document of ${STEPS} steps, ${TIMES} times`,
      measured: `${median(times).toFixed(0)} ms (the first ${times[0].toFixed(0)} ms, the worst after it ${worst.toFixed(0)} ms)`,
      limit: 'under 50 ms',
      met: median(times) < 50,
    },
  ])
}

/** Five types of steps in turn, each on the one before, over four columns that stay. */
function document(): string {
  const kinds: readonly ((input: string, at: number) => string)[] = [
    (input, at) => `{ type: filter, input: ${input}, where: "total > ${at} AND place LIKE 'А%' OR at IS NULL" }`,
    (input) =>
      `{ type: derive, input: ${input}, values: { total: "CAST(round(total * 1.2, 2) AS decimal(18,2))", place: "coalesce(trim(place), 'нет')" } }`,
    (input) =>
      `{ type: window, input: ${input}, partitionBy: [place], orderBy: [{ by: at }], values: { rank: "row_number()", before: "lag(total)" } }`,
    (input) =>
      `{ type: join, left: ${input}, right: { input: data, as: d }, kind: left, on: "${input}.id = d.id", columns: { id: ${input}.id, at: ${input}.at, total: d.total, place: ${input}.place } }`,
    (input) =>
      `{ type: aggregate, input: ${input}, by: { id: id, at: "date_trunc('day', at)" }, values: { total: "CAST(sum(total) AS decimal(18,2))", place: max(place) } }`,
  ]
  const steps = Array.from({ length: STEPS }, (_, at) => {
    const input = at === 0 ? 'data' : `step_${at - 1}`
    return `  step_${at}: ${kinds[at % kinds.length](input, at)}`
  })
  return `version: 1
name: hundred
sources:
  data: { from: data.csv }
steps:
${steps.join('\n')}
targets:
  out: { input: step_${STEPS - 1}, to: "postgresql:///city#out" }
`
}
