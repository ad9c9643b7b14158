import { maskSecrets } from '@ai-etl/core/address/mask'
import type { DiscoveredDataset, TestResult } from '@ai-etl/core/contracts/connector'
import { bytes, type Language, number } from '@ai-etl/core/messages/language'
import { stepTitle } from '@ai-etl/core/messages/titles'
import type { Preview } from '@ai-etl/runtime/preview/preview'
import type { Answer, Call, Command } from '../command.ts'
import { sayIn } from '../render/labels.ts'
import { formatLine, renderRejected } from '../render/profile.ts'
import { table } from '../render/table.ts'
import { previewPipelineStep } from './pipeline.ts'

/** `test ADDRESS`: each step with its failure and fix; exits 3 when the system was not reached, 1 for what is missing there. */
export const testCommand: Command = {
  name: 'test',
  arguments: [{ name: 'ADDRESS' }],
  options: [],
  async run(call) {
    const { testConnection } = await import('@ai-etl/runtime/connections/open')
    const { address, result } = await testConnection(call.arguments[0], call.settings, call.live)
    return tested(result, address.text, address.kind === 'file', call.lang)
  },
}

/** @param local whether it is a file: then nothing had to be reached */
export function tested(document: TestResult, address: string, local: boolean, lang: Language): Answer {
  const say = sayIn(lang)
  const rows = document.steps.map((s) => [
    stepTitle(s.step, lang),
    s.ok ? say('ok') : say('failed'),
    Math.round(s.ms),
    s.fix === null ? s.message : `${s.message}. ${say('fix')}: ${s.fix}`,
  ])
  const text = table([say('step'), say('result'), say('ms'), say('detail')], rows)
  const failed = document.steps.find((step) => !step.ok)
  if (failed === undefined) return { document, text }
  const { code = 'internal.unexpected', message, fix } = failed
  const error = { code, message, where: maskSecrets(address), fix }
  const reached = local || code === 'connection.table-missing'
  return { document: { ...document, error }, text, status: reached ? 1 : 3 }
}

/** `discover ADDRESS`: what could be read there. */
export const discoverCommand: Command = {
  name: 'discover',
  arguments: [{ name: 'ADDRESS' }],
  options: [],
  async run(call) {
    const { discoverDatasets } = await import('@ai-etl/runtime/connections/open')
    return discovered(await discoverDatasets(call.arguments[0], call.settings, call.live), call.lang)
  },
}

export function discovered(datasets: readonly DiscoveredDataset[], lang: Language): Answer {
  const say = sayIn(lang)
  const size = (value: number | null) => (value === null ? '' : bytes(value, lang))
  const count = (value: number | null) => (value === null ? '' : number(value, lang))
  const rows = datasets.map((d) => [
    d.name,
    d.kind,
    count(d.rows),
    size(d.bytes),
    d.columns.map((c) => `${c.name} ${c.type}`).join(', '),
  ])
  return {
    document: { datasets },
    text: table([say('dataset'), say('kind'), say('rows'), say('bytes'), say('columns')], rows),
  }
}

const DEFAULT_PREVIEW_ROWS = 20

/** `preview ADDRESS`, or `preview FILE.yaml --step STEP`. */
export const previewCommand: Command = {
  name: 'preview',
  arguments: [{ name: 'WHAT' }],
  options: [
    { name: 'rows', value: 'N' },
    { name: 'step', value: 'STEP' },
  ],
  async run(call) {
    const limit = previewLimit(call)
    if (isStep(call)) return previewPipelineStep(limit, call)

    const { previewDataset } = await import('@ai-etl/runtime/connections/open')
    return previewed(await previewDataset(call.arguments[0], limit, call.settings, call.live), call.lang)
  },
}

export function previewed({ name, ...document }: Preview & { readonly name: string }, lang: Language): Answer {
  const tables = [{ name, columns: document.columns, rows: document.rows }, ...document.children]
  const text = [
    `${document.dataset} · ${formatLine(document.format)}`,
    ...tables.map((each) => `${each.name}\n${rowTable(each.columns, each.rows)}`),
    ...(document.rejected.length > 0 ? [renderRejected(document.rejected, sayIn(lang))] : []),
  ]
  return { document, text: text.join('\n\n') }
}

export function previewLimit({ options }: Call): number {
  return options.count('rows') ?? DEFAULT_PREVIEW_ROWS
}

/** Whether a step of a pipeline document is meant. */
export function isStep({ options, arguments: [what] }: Call): boolean {
  return options.text('step') !== undefined || /\.ya?ml$/.test(what)
}

/** A whole uuid is shown. */
const MOST_CELL = 36

/** Rows as a table; values are cut, NULL is `∅`. */
function rowTable(columns: readonly string[], rows: readonly Readonly<Record<string, string | null>>[]): string {
  const cell = (value: string | null) => {
    const text = value === null ? '∅' : value.replaceAll(/\s+/g, ' ')
    return text.length > MOST_CELL ? `${text.slice(0, MOST_CELL - 1)}…` : text
  }
  return table(
    columns,
    rows.map((row) => columns.map((column) => cell(row[column]))),
  )
}
