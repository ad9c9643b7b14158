import type { Problem } from '../errors/error.ts'
import { PlatformError } from '../errors/error.ts'
import type { Language } from '../messages/language.ts'
import { pipelineTexts } from '../messages/pipeline.ts'
import { formatType } from '../types/logical.ts'
import { parseType } from '../types/parse.ts'
import type { PipelineColumn } from './columns.ts'
import { columnsAfter, findColumn, isPlain, PLAIN_STEPS } from './columns.ts'
import type { GraphFault } from './graph.ts'
import { graphFaults, inputsOf, orderedSteps, unread } from './graph.ts'
import { bareColumn } from './plain.ts'
import type { PipelineDocument } from './read.ts'
import type { Step } from './schema.ts'

/** The check document. */
export interface PipelineCheck {
  readonly ok: boolean
  readonly steps: readonly {
    readonly id: string
    readonly columns: readonly { readonly name: string; readonly type: string; readonly nullable: boolean }[]
  }[]
  readonly errors: readonly CheckFinding[]
  readonly warnings: readonly CheckFinding[]
}

export interface CheckFinding {
  readonly code: string
  /** Source, step or target; null for the document as a whole. */
  readonly step: string | null
  readonly where: string | null
  readonly message: string
  readonly fix: string
}

/** What is known of the world outside the document: columns of sources, or why they could not be had. */
export type SourceColumns = ReadonlyMap<string, readonly PipelineColumn[] | PlatformError>

/**
 * Checks names, types and what the engine can run, without touching a target. Steps whose inputs are at fault are not
 * looked at themselves: one cause, one error.
 */
export function checkPipeline(document: PipelineDocument, sources: SourceColumns, lang: Language): PipelineCheck {
  const { pipeline } = document
  const check = new Findings(document, lang)
  for (const fault of graphFaults(pipeline)) check.error(fault.path[1], fault.path, graphError(fault))
  for (const [name, param] of Object.entries(pipeline.params)) {
    check.attempt(null, ['params', name, 'type'], () => parseType(param.type))
  }
  const columns = new Map<string, readonly PipelineColumn[]>()
  for (const name of Object.keys(pipeline.sources)) {
    const found = sources.get(name)
    if (found instanceof PlatformError) check.error(name, ['sources', name, 'from'], found)
    else if (found) columns.set(name, found)
  }
  for (const id of orderedSteps(pipeline)) {
    const given = checkStep(check, id, pipeline.steps[id], columns)
    if (given) columns.set(id, given)
  }
  checkReaders(check, columns)
  for (const name of unread(pipeline)) {
    const path = [name in pipeline.sources ? 'sources' : 'steps', name]
    check.warn(name, path, 'pipeline.unread', pipelineTexts.unread[lang]({ name }))
  }
  const ids = [...Object.keys(pipeline.sources), ...Object.keys(pipeline.steps)]
  const steps = ids.map((id) => ({ id, columns: (columns.get(id) ?? []).map(describe) }))
  return { ok: check.errors.length === 0, steps, errors: check.errors, warnings: check.warnings }
}

/** Adds what is wrong with the addresses of targets. */
export function withTargets(
  check: PipelineCheck,
  document: PipelineDocument,
  targets: ReadonlyMap<string, PlatformError>,
  lang: Language,
): PipelineCheck {
  const findings = new Findings(document, lang)
  for (const [name, failure] of targets) findings.error(name, ['targets', name, 'to'], failure)
  return { ...check, ok: check.ok && targets.size === 0, errors: [...check.errors, ...findings.errors] }
}

function checkStep(
  check: Findings,
  id: string,
  step: Step,
  columns: ReadonlyMap<string, readonly PipelineColumn[]>,
): readonly PipelineColumn[] | null {
  const path = ['steps', id]
  if (!isPlain(step)) {
    const runnable = PLAIN_STEPS.join(', ')
    check.error(id, path, new PlatformError('pipeline.step-not-run', { step: id, type: step.type, runnable }))
    return null
  }
  const input = columns.get(inputsOf(step)[0])
  if (!input) return null
  const given = check.attempt(id, step.type === 'filter' ? [...path, 'where'] : [...path, 'columns'], () =>
    columnsAfter(id, step, input, check.document.pipeline),
  )
  if (step.type === 'select') {
    const computed = Object.entries(step.columns).find(([, expression]) => bareColumn(String(expression)) === null)
    if (computed) {
      const what = { step: id, type: 'select', column: computed[0] }
      check.error(id, [...path, 'columns', computed[0]], new PlatformError('pipeline.expression-not-run', what))
    }
  }
  return given
}

/** Targets and checks name columns of what they read. */
function checkReaders(check: Findings, columns: ReadonlyMap<string, readonly PipelineColumn[]>): void {
  const { pipeline } = check.document
  for (const [name, target] of Object.entries(pipeline.targets)) {
    const input = columns.get(target.input)
    if ((target.mode === 'upsert' || target.mode === 'scd2') && !target.key)
      check.error(name, ['targets', name], new PlatformError('load.key-needed', { mode: target.mode }))
    if (!input) continue
    for (const column of target.key ?? []) {
      check.attempt(name, ['targets', name, 'key'], () => findColumn(name, input, column))
    }
    const { cursor } = target
    if (cursor !== undefined) check.attempt(name, ['targets', name, 'cursor'], () => findColumn(name, input, cursor))
  }
  pipeline.checks.forEach((each, i) => {
    const input = columns.get(each.on)
    if (!input) return
    for (const column of 'unique' in each ? each.unique : each.notNull) {
      check.attempt(each.on, ['checks', i], () => findColumn(each.on, input, column))
    }
  })
}

function graphError(fault: GraphFault): PlatformError {
  switch (fault.kind) {
    case 'name-clash':
      return new PlatformError('pipeline.name-clash', { name: fault.name })
    case 'input-unknown':
      return new PlatformError('pipeline.input-unknown', { name: fault.name, known: fault.known })
    case 'cycle':
      return new PlatformError('pipeline.cycle', { steps: fault.steps })
  }
}

class Findings {
  readonly errors: CheckFinding[] = []
  readonly warnings: CheckFinding[] = []
  readonly document: PipelineDocument
  readonly #lang: Language

  constructor(document: PipelineDocument, lang: Language) {
    this.document = document
    this.#lang = lang
  }

  error(step: string | null, path: readonly (string | number)[], error: PlatformError): void {
    const { code, message, fix }: Problem = error.problem(this.#lang)
    this.errors.push({ code, step, where: this.document.place(path), message, fix })
  }

  warn(
    step: string | null,
    path: readonly (string | number)[],
    code: string,
    text: { message: string; fix: string },
  ): void {
    this.warnings.push({ code, step, where: this.document.place(path), ...text })
  }

  /** The result, or null after noting the error. */
  attempt<T>(step: string | null, path: readonly (string | number)[], work: () => T): T | null {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      this.error(step, path, error)
      return null
    }
  }
}

function describe(column: PipelineColumn) {
  return { name: column.name, type: formatType(column.type), nullable: column.nullable }
}
