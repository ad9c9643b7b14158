import { writeFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { maskSecretsWithin } from '@ai-etl/core/address/mask'
import type { Profile } from '@ai-etl/core/documents/profile'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Language } from '@ai-etl/core/messages/language'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { PipelineCheck } from '@ai-etl/core/pipeline/check'
import type { Use } from '@ai-etl/runtime/corridor/use'
import type { ExplainedCheck } from '@ai-etl/runtime/load/pipeline/check'
import { makeFolder } from '@ai-etl/runtime/make-folder'
import type { Answer, Call, Command } from '../command.ts'
import { profileOf, readUse, useOptions } from '../inputs.ts'
import { chosen } from '../options.ts'
import { renderExplain } from '../render/explain.ts'
import { type Say, sayIn } from '../render/labels.ts'
import { renderRun } from '../render/run.ts'
import { table } from '../render/table.ts'

const UPDATES = ['none', 'append', 'upsert'] as const

/** `plan SOURCE [TARGET] -o FILE.yaml`: every type stated, the target with its reasons as comments. */
export const planCommand: Command = {
  name: 'plan',
  arguments: [{ name: 'SOURCE' }, { name: 'TARGET', optional: true }],
  options: [{ name: 'output', short: 'o', value: 'FILE.yaml', required: true }, ...useOptions],
  async run(call) {
    const [source] = call.arguments
    const use = await readUse(call)
    return planned(call, use, await profileOf(source, call))
  },
}

/** Plans from a profile and writes the document. */
export async function planned(call: Call, use: Use, profile: Profile): Promise<Answer> {
  const [source, target = null] = call.arguments
  const output = call.options.text('output') ?? 'pipeline.yaml'
  const [{ adviceOf }, { planPipeline }] = await Promise.all([
    import('@ai-etl/runtime/corridor/advice'),
    import('@ai-etl/core/pipeline/plan'),
  ])
  const advice = await adviceOf(profile, use, call.settings)
  const updates = chosen(UPDATES, call.options.text('updates'))
  const yaml = planPipeline({
    profile,
    advice,
    source: fromDocument(source, output),
    target: target === null ? null : fromDocument(target, output),
    ...(updates ? { updates } : {}),
  })
  await makeFolder(dirname(output))
  await writeFile(output, yaml)
  return { document: { file: output, pipeline: yaml }, text: `${output}\n\n${yaml}` }
}

/** A path as the document needs it: from the document's folder. Other addresses stay as they are. */
export function fromDocument(address: string, document: string): string {
  if (/^([a-z0-9+]+:\/\/|@)/.test(address)) return address
  const [, prefix = '', path] = /^((?:csv|json|xml|parquet):)?(.*)$/s.exec(address) ?? []
  const slash = path.endsWith('/') ? '/' : ''
  return prefix + (relative(dirname(resolve(document)), resolve(path)) || '.') + slash
}

/** `check FILE.yaml`: touches no target; exits with 2 when the document has errors. */
export const checkCommand: Command = {
  name: 'check',
  arguments: [{ name: 'FILE' }],
  options: [{ name: 'explain' }],
  async run(call) {
    const { checkPipelineFile } = await import('@ai-etl/runtime/load/pipeline/check')
    const options = { explain: call.options.flag('explain') }
    const checking = checkPipelineFile(call.arguments[0], call.settings, call.live, options)
    const document = await checking.catch((failure: unknown) => {
      if (failure instanceof PlatformError && failure.code === 'document.invalid') return unreadable(failure, call.lang)
      throw failure
    })
    return checked(document, call.lang)
  },
}

export function checked(document: ExplainedCheck, lang: Language): Answer {
  const parts = document.explain ? ['', renderExplain(document.explain, sayIn(lang))] : []
  const text = [renderCheck(document, sayIn(lang)), ...parts].join('\n')
  if (document.ok) return { document, text }
  const { code, message, where, fix } = document.errors[0]
  return { document: { ...document, error: { code, message, where, fix } }, text, status: 2 }
}

/** The check of a document of which nothing more can be said; what it quotes of the document may hold an address. */
function unreadable(failure: PlatformError, lang: Language): PipelineCheck {
  const { code, message, where, fix } = failure.problem(lang)
  const place = where === null ? null : maskSecretsWithin(where)
  const error = { code, step: null, where: place, message: maskSecretsWithin(message), fix: maskSecretsWithin(fix) }
  return { ok: false, steps: [], errors: [error], warnings: [] }
}

function renderCheck(check: PipelineCheck, say: Say): string {
  const steps = table(
    [say('step'), say('columns')],
    check.steps.map((step) => [
      step.id,
      step.columns.map((column) => `${column.name} ${column.type}${column.nullable ? '' : ' not null'}`).join(', '),
    ]),
  )
  const finding = (kind: string) => (each: PipelineCheck['errors'][number]) =>
    `${kind} ${each.where ?? each.step ?? ''}: ${each.message}. ${say('fix')}: ${each.fix} [${each.code}]`
  return [
    ...(check.steps.length > 0 ? [steps] : []),
    ...check.errors.map(finding(say('error'))),
    ...check.warnings.map(finding(say('risk'))),
  ].join('\n')
}

/** `run FILE.yaml`: each target is one load. */
export const runCommand: Command = {
  name: 'run',
  arguments: [{ name: 'FILE' }],
  options: [
    { name: 'dry-run' },
    { name: 'param', value: 'k=v', repeated: true },
    { name: 'resume', value: 'RUN' },
    { name: 'in-engine' },
    { name: 'full' },
  ],
  async run(call) {
    const { runPipeline } = await import('@ai-etl/runtime/load/pipeline/run')
    const resume = call.options.text('resume')
    const options = {
      dryRun: call.options.flag('dryRun'),
      params: parameters(call),
      pushDown: !call.options.flag('inEngine'),
      full: call.options.flag('full'),
      ...(resume === undefined ? {} : { resume }),
    }
    const document = await runPipeline(call.arguments[0], options, call.settings, call.live)
    return { document, text: renderRun(document, call.lang) }
  },
}

/** `preview FILE.yaml --step STEP`. */
export async function previewPipelineStep(limit: number, call: Call): Promise<Answer> {
  const step = askedStep(call)
  const { previewStep } = await import('@ai-etl/runtime/load/pipeline/preview')
  return steppedThrough(await previewStep(call.arguments[0], step, { rows: limit }, call.settings, call.live))
}

/** The step that is to be shown. @throws PlatformError `usage.invalid` */
export function askedStep(call: Call): string {
  const step = call.options.text('step')
  if (step === undefined) throw new PlatformError('usage.invalid', { why: phrase('usage.step-missing') })
  return step
}

export function steppedThrough<T extends StepRows>(document: T): Answer {
  const cell = (value: string | null) => (value === null ? '∅' : value.length > 32 ? `${value.slice(0, 31)}…` : value)
  const head = document.columns.map((column) => `${column.name} ${column.type}`)
  return {
    document,
    text: table(
      head,
      document.rows.map((row) => row.map(cell)),
    ),
  }
}

interface StepRows {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** Values given with --param. @throws PlatformError `usage.invalid` */
export function parameters(call: Call): Record<string, string> {
  return Object.fromEntries(
    call.options.list('param').map((pair) => {
      const equals = pair.indexOf('=')
      if (equals < 1)
        throw new PlatformError('usage.invalid', {
          why: phrase('usage.not-pair', { name: '--param', value: pair }),
        })
      return [pair.slice(0, equals), pair.slice(equals + 1)]
    }),
  )
}
