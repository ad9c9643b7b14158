import { printName, printText } from '@ai-etl/core/expressions/print'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import { type Pipeline, pipelineSchema } from '@ai-etl/core/pipeline/schema'

/** A document with its plan. */
export interface HostileDocument {
  readonly pipeline: Pipeline
  readonly plan: Plan
}

/**
 * A document that holds each text wherever a text or a column's name may stand: description, literal, pattern, default
 * of a parameter, both sides of a projection, check, and file of a source. Text `n` of source `s<n>`, whose only column
 * it names, is shown by target `t<n>`: twice beside itself, and replaced by `ok`.
 */
export function hostileDocument(texts: readonly string[], name = 'hostile'): HostileDocument {
  const entries = (made: (text: string, n: number) => [string, unknown]) => Object.fromEntries(texts.map(made))
  const pipeline = pipelineSchema.parse({
    version: 1,
    name,
    description: texts.join('\n'),
    params: entries((text, n) => [`p${n}`, { type: 'string', default: text }]),
    sources: entries((text, n) => [`s${n}`, { from: fileOf(text) }]),
    steps: Object.fromEntries(texts.flatMap(stepsOf)),
    targets: entries((text, n) => [`t${n}`, { input: `shown${n}`, to: fileOf(text), mode: 'replace' }]),
    checks: texts.flatMap((text, n) => [
      { on: `shown${n}`, holds: `${printName(text)} <> ${printText(text)}` },
      { on: `found${n}`, accepted: { [text]: [text] } },
      { on: `found${n}`, unique: [text] },
    ]),
  })
  const columns = texts.map((text, n): [string, readonly PipelineColumn[]] => [
    `s${n}`,
    [{ name: text, type: { kind: 'string' }, nullable: true }],
  ])
  const { plan, faults } = lowerPipeline(pipeline, new Map(columns))
  if (faults.length > 0) throw new Error(faults.map(({ step }) => step).join())
  return { pipeline, plan }
}

/** `${x}` in an address is a variable, however it is written. */
const fileOf = (text: string) => `${encodeURIComponent(text.replaceAll('$', ''))}.csv`

function stepsOf(text: string, n: number): [string, object][] {
  const [column, literal] = [printName(text), printText(text)]
  const pattern = printText(text.replaceAll(/[\\%_]/g, '\\$&'))
  return [
    [
      `found${n}`,
      {
        type: 'filter',
        input: `s${n}`,
        where: `${column} = ${literal} and ${column} like ${pattern} and ${column} = :p${n}`,
      },
    ],
    [
      `shown${n}`,
      {
        type: 'select',
        input: `found${n}`,
        columns: { [text]: `${column} || ${literal}`, replaced: `replace(${column}, ${literal}, 'ok')` },
      },
    ],
  ]
}
