import { relatedColumns } from '../../pipeline/checks.ts'
import { inputsOfOp, type Plan, type PlanNode } from '../../pipeline/plan/ops.ts'
import type { Pipeline, PipelineCheckRule } from '../../pipeline/schema.ts'
import type { LogicalType } from '../../types/logical.ts'
import type { RefusedConstruct } from '../capability.ts'
import { pythonText, VariableNames } from '../pandas/python.ts'
import { RefusedCode } from './refused-code.ts'

/** A data frame of the program: the variable that holds it, and the node that it is of. */
export interface Frame {
  readonly variable: string
  readonly node: PlanNode
}

/** What the code of a node or a check asks of the body that it stands in. `Value`: how it gives a parameter's default. */
export interface RunScope<Value> {
  /** The frame of a node that stands before. */
  frame(id: string): Frame
  /** The variable of a parameter. */
  parameter(name: string, value: Value, type: LogicalType): string
  /** The variable of the moment at which the run began. */
  now(): string
}

/** How a library writes what bodies are made of. */
export interface RunLanguage<Value> {
  /** Names that are no variables of the body. */
  readonly reserved: readonly string[]
  /** @throws RefusedCode */
  operation(node: PlanNode, scope: RunScope<Value>): string
  /** @throws RefusedCode */
  check(check: PipelineCheckRule, pipeline: Pipeline, scope: RunScope<Value>): string
  /** Arguments of `parameter` behind its name. */
  parameterArguments(value: Value, type: LogicalType): readonly string[]
  /** The expression of the moment at which the run began. */
  readonly now: string
}

/** Statements of a program's `run`, one a node of the plan, each check behind all that it reads. */
export class RunBody<Value> implements RunScope<Value> {
  readonly refused: RefusedConstruct[] = []
  readonly #plan: Plan
  readonly #pipeline: Pipeline
  readonly #language: RunLanguage<Value>
  readonly #names: VariableNames
  readonly #frames = new Map<string, Frame>()
  readonly #parameters = new Map<string, { variable: string; statement: string }>()
  #now: string | null = null

  constructor(plan: Plan, pipeline: Pipeline, language: RunLanguage<Value>) {
    this.#plan = plan
    this.#pipeline = pipeline
    this.#language = language
    this.#names = new VariableNames(language.reserved)
  }

  write(): readonly string[] {
    const nodes = neededNodes(this.#plan, this.#pipeline)
    const at = new Map(nodes.map(({ id }, place) => [id, place]))
    const checks = this.#pipeline.checks.map((check) => ({
      check,
      behind: Math.max(...inputsOfCheck(check).map((id) => at.get(id) ?? -1)),
    }))
    // Nodes get their names before parameters do: a step keeps its own where both are called the same.
    for (const node of nodes) this.#frames.set(node.id, { variable: this.#names.name(node.id), node })
    const { operation, check: writeCheck, now } = this.#language
    const statements = nodes.flatMap((node, place) => [
      ...this.#written(node, () => `${this.frame(node.id).variable} = ${operation(node, this)}`),
      ...checks
        .filter(({ behind }) => behind === place)
        .flatMap(({ check }) => this.#written(node, () => writeCheck(check, this.#pipeline, this))),
    ])
    const results = this.#plan.targets.map(({ name, input }) => `${pythonText(name)}: ${this.frame(input).variable}`)
    return [
      ...(this.#now === null ? [] : [`${this.#now} = ${now}`]),
      ...[...this.#parameters.values()].map(({ statement }) => statement),
      ...statements,
      `return {${results.join(', ')}}`,
    ]
  }

  /** Whether the moment at which the run began is asked for; known behind `write`. */
  get asksForNow(): boolean {
    return this.#now !== null
  }

  frame(id: string): Frame {
    const frame = this.#frames.get(id)
    if (!frame) throw new Error(`node ${id} is read before it stands`)
    return frame
  }

  parameter(name: string, value: Value, type: LogicalType): string {
    const known = this.#parameters.get(name)
    if (known) return known.variable
    const variable = this.#names.name(name)
    const given = [pythonText(name), ...this.#language.parameterArguments(value, type)]
    this.#parameters.set(name, { variable, statement: `${variable} = parameter(params, ${given.join(', ')})` })
    return variable
  }

  now(): string {
    this.#now ??= this.#names.name('now')
    return this.#now
  }

  /** A statement; what is refused is noted and left out. */
  #written(node: PlanNode, write: () => string): readonly string[] {
    try {
      return [write()]
    } catch (error) {
      if (!(error instanceof RefusedCode)) throw error
      this.refused.push({ step: node.step, what: error.what, reason: error.reason })
      return []
    }
  }
}

/** The nodes that targets and checks read, in the order of the plan. */
export function neededNodes({ nodes, targets }: Plan, { checks }: Pipeline): readonly PlanNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const needed = new Set<string>()
  const visit = (id: string) => {
    const node = byId.get(id)
    if (!node || needed.has(id)) return
    needed.add(id)
    inputsOfOp(node.op).forEach(visit)
  }
  targets.forEach(({ input }) => visit(input))
  checks.flatMap(inputsOfCheck).forEach(visit)
  return nodes.filter(({ id }) => needed.has(id))
}

/** The step or source that a check is of, and the other one that a relation reads. */
function inputsOfCheck(check: PipelineCheckRule): readonly string[] {
  return 'relation' in check ? [check.on, ...relatedColumns(check.relation).map(({ table }) => table)] : [check.on]
}
