import type { SourceStatistics } from '../contracts/source.ts'
import type { Problem } from '../errors/error.ts'
import { PlatformError } from '../errors/error.ts'
import { readMacros } from '../expressions/macros.ts'
import type { Language } from '../messages/language.ts'
import { pipelineTexts } from '../messages/pipeline.ts'
import { formatType } from '../types/logical.ts'
import { parseType } from '../types/parse.ts'
import { warningsOf } from './check-warnings.ts'
import { withCheckSteps } from './checks.ts'
import type { PipelineColumn } from './columns.ts'
import { findColumn } from './columns.ts'
import type { GraphFault } from './graph.ts'
import { graphFaults, known, unread } from './graph.ts'
import { incrementsOf } from './incremental/increments.ts'
import type { TargetLineage } from './lineage.ts'
import { lineageOf } from './lineage.ts'
import { lowerPipeline } from './plan/lower.ts'
import type { PipelineDocument } from './read.ts'
import type { SourceFacts } from './warning.ts'

/** The check document. */
export interface PipelineCheck {
  readonly ok: boolean
  readonly steps: readonly {
    readonly id: string
    readonly columns: readonly { readonly name: string; readonly type: string; readonly nullable: boolean }[]
  }[]
  readonly errors: readonly CheckFinding[]
  readonly warnings: readonly CheckFinding[]
  /** Where the columns of targets come from; absent where nothing is known of the document. */
  readonly lineage?: readonly TargetLineage[]
}

export interface CheckFinding {
  readonly code: string
  /** Source, step or target; null for the document as a whole. */
  readonly step: string | null
  readonly where: string | null
  readonly message: string
  readonly fix: string
  /** A declared parameter that only lacks a value, which whoever runs the document gives; absent: something else. */
  readonly parameter?: string
}

const madeOf = new WeakMap<CheckFinding, object>()

/** What the texts of an error are made of, for whoever says it in another language; null for a finding read from afar. */
export function paramsOfFinding(finding: CheckFinding): object | null {
  return madeOf.get(finding) ?? null
}

/** What is known of the world outside the document: columns of sources, or why they could not be had. */
export type SourceColumns = ReadonlyMap<string, readonly PipelineColumn[] | PlatformError>

/**
 * Checks names, types and what the engine can run, without touching a target. Steps whose inputs are at fault are not
 * looked at themselves: one cause, one error.
 * @param facts what was measured of sources; with them joins are judged by their rows
 * @param statistics what sources tell of their columns themselves
 */
export function checkPipeline(
  document: PipelineDocument,
  sources: SourceColumns,
  lang: Language,
  facts?: ReadonlyMap<string, SourceFacts>,
  statistics?: ReadonlyMap<string, SourceStatistics>,
): PipelineCheck {
  const { pipeline } = document
  const check = new Findings(document, lang)
  for (const fault of graphFaults(pipeline)) check.error(fault.path[1], fault.path, graphError(fault))
  for (const [name, param] of Object.entries(pipeline.params)) {
    check.attempt(null, ['params', name, 'type'], () => parseType(param.type))
  }
  for (const { path, error } of readMacros(pipeline.macros ?? {}).faults) check.error(null, ['macros', ...path], error)
  const columns = new Map<string, readonly PipelineColumn[]>()
  for (const name of Object.keys(pipeline.sources)) {
    const found = sources.get(name)
    if (found instanceof PlatformError) check.error(name, ['sources', name, 'from'], found)
    else if (found) columns.set(name, found)
  }
  const checked = withCheckSteps(pipeline)
  const { plan, faults } = lowerPipeline(checked.pipeline, columns)
  for (const { step, path, error } of faults) {
    const rule = checked.checks.find((each) => step.startsWith(each.step) && !(step in pipeline.steps))
    if (rule) check.error(pipeline.checks[rule.index].on, ['checks', rule.index], error)
    else check.error(step, ['steps', step, ...path], error)
  }
  const increments = incrementsOf(pipeline, plan)
  for (const { path, error } of increments.faults) check.error(nameIn(path), path, error)
  for (const { path, code, say } of increments.warnings) check.warn(nameIn(path), path, code, say(lang))
  for (const node of plan.nodes) if (node.last && known(pipeline, node.step)) columns.set(node.step, node.columns)
  checkReaders(check, columns)
  for (const name of unread(pipeline)) {
    const path = [name in pipeline.sources ? 'sources' : 'steps', name]
    check.warn(name, path, 'pipeline.unread', pipelineTexts.unread[lang]({ name }))
  }
  for (const { step, section, code, say } of warningsOf(plan, facts, statistics))
    if (step in pipeline[section]) check.warn(step, [section, step], code, say(lang))
  const ids = [...Object.keys(pipeline.sources), ...Object.keys(pipeline.steps)]
  const steps = ids.map((id) => ({ id, columns: (columns.get(id) ?? []).map(describe) }))
  const { errors, warnings } = check
  return { ok: errors.length === 0, steps, errors, warnings, lineage: lineageOf(plan) }
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

/** The source, step or target that a place of the document is in; checks have none. */
function nameIn([, name]: readonly (string | number)[]): string | null {
  return typeof name === 'string' ? name : null
}

/** Targets name columns of what they read. */
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
    const parameter = this.#unsaid(error)
    const finding = {
      code,
      step,
      where: this.document.place(path),
      message,
      fix,
      ...(parameter !== null && { parameter }),
    }
    madeOf.set(finding, error.params)
    this.errors.push(finding)
  }

  warn(
    step: string | null,
    path: readonly (string | number)[],
    code: string,
    text: { message: string; fix: string },
  ): void {
    this.warnings.push({ code, step, where: this.document.place(path), ...text })
  }

  #unsaid({ code, params }: PlatformError): string | null {
    const name = code === 'expression.parameter-missing' && 'name' in params ? String(params.name) : null
    return name !== null && name in this.document.pipeline.params ? name : null
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
