import { maskSecrets } from '@ai-etl/core/address/mask'
import { bytes, number } from '@ai-etl/core/messages/language'
import { stepTitle } from '@ai-etl/core/messages/titles'
import type { Command } from '../command.ts'
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
    const say = sayIn(call.lang)
    const { testConnection } = await import('@ai-etl/runtime/connections/open')
    const { address, result: document } = await testConnection(call.arguments[0], call.settings, call.live)
    const rows = document.steps.map((s) => [
      stepTitle(s.step, call.lang),
      s.ok ? say('ok') : say('failed'),
      Math.round(s.ms),
      s.fix === null ? s.message : `${s.message}. ${say('fix')}: ${s.fix}`,
    ])
    const text = table([say('step'), say('result'), say('ms'), say('detail')], rows)
    const failed = document.steps.find((step) => !step.ok)
    if (failed === undefined) return { document, text }
    const { code = 'internal.unexpected', message, fix } = failed
    const error = { code, message, where: maskSecrets(address.text), fix }
    const reached = address.kind === 'file' || code === 'connection.table-missing'
    return { document: { ...document, error }, text, status: reached ? 1 : 3 }
  },
}

/** `discover ADDRESS`: what could be read there. */
export const discoverCommand: Command = {
  name: 'discover',
  arguments: [{ name: 'ADDRESS' }],
  options: [],
  async run(call) {
    const say = sayIn(call.lang)
    const { discoverDatasets } = await import('@ai-etl/runtime/connections/open')
    const datasets = await discoverDatasets(call.arguments[0], call.settings, call.live)
    const size = (value: number | null) => (value === null ? '' : bytes(value, call.lang))
    const count = (value: number | null) => (value === null ? '' : number(value, call.lang))
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
  },
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
    const limit = call.options.count('rows') ?? DEFAULT_PREVIEW_ROWS
    if (call.options.text('step') !== undefined || /\.ya?ml$/.test(call.arguments[0]))
      return previewPipelineStep(limit, call)

    const { previewDataset } = await import('@ai-etl/runtime/connections/open')
    const { name, ...document } = await previewDataset(call.arguments[0], limit, call.settings, call.live)
    const tables = [{ name, columns: document.columns, rows: document.rows }, ...document.children]
    const text = [
      `${document.dataset} · ${formatLine(document.format)}`,
      ...tables.map((each) => `${each.name}\n${rowTable(each.columns, each.rows)}`),
      ...(document.rejected.length > 0 ? [renderRejected(document.rejected, sayIn(call.lang))] : []),
    ]
    return { document, text: text.join('\n\n') }
  },
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
