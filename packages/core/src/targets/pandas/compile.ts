import type { Plan, PlanNode } from '../../pipeline/plan/ops.ts'
import { inputsOfOp } from '../../pipeline/plan/ops.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import type { LogicalType } from '../../types/logical.ts'
import type { CompiledTarget, RefusedConstruct } from '../capability.ts'
import { isByRow } from './by-row.ts'
import { checkCode, otherInput } from './checks.ts'
import { apart, layOut } from './layout.ts'
import { type Frame, type OperationScope, operationCode } from './operations.ts'
import { type PlaceNotes, placesCode } from './places.ts'
import { definitionsFor, importsFor, PRELUDE_NAMES } from './prelude/catalogue.ts'
import { pythonComment, pythonText, VariableNames } from './python.ts'
import { Refused } from './refused.ts'
import { requirementsText } from './requirements.ts'
import { testModule } from './test-module.ts'
import { pythonType } from './types.ts'

export interface PandasOptions {
  /** Databases are reached by connections of Airflow: the id for an address, null for one that has none. */
  readonly connection?: PlaceNotes['connection']
}

export interface CompiledPandas extends CompiledTarget {
  /** Sources and targets whose addresses `main` cannot read or write. */
  readonly unreached: readonly string[]
}

/**
 * A plan as a Python module for pandas 3: `pipeline.py` with `run(sources, params)`, what it needs to be installed, and
 * its test. What pandas cannot give exactly is refused by step; then no module is made.
 */
export function compilePandas(plan: Plan, pipeline: Pipeline, options: PandasOptions = {}): CompiledPandas {
  const body = new RunBody(plan, pipeline)
  const statements = body.write()
  if (body.refused.length > 0) return { files: [], refused: body.refused, warnings: [], unreached: [] }
  const nodes = neededNodes(plan, pipeline)
  const byRow = isByRow(nodes, pipeline) && !body.asksForNow
  const places = placesCode({
    plan,
    pipeline,
    nodes,
    byRow,
    reserved: RESERVED,
    connection: options.connection ?? null,
  })
  const files = [
    { path: 'pipeline.py', text: moduleText(plan, pipeline, statements, places.code) },
    { path: 'requirements.txt', text: requirementsText(places.needs) },
    { path: 'test_pipeline.py', text: testModule(plan) },
  ]
  return { files, refused: [], warnings: places.warnings, unreached: places.unreached }
}

/** Names of the module's functions, of Python's built-in ones that it calls, and of parameters of its lambdas. */
const RESERVED = [
  ...PRELUDE_NAMES,
  ...'run main sources params pd np rows left right TIMEZONE datetime math str operator len chr Decimal dict list'.split(
    ' ',
  ),
  ...'functools zoneinfo re json decimal'.split(' '),
]

/** Statements of `run`, one a node of the plan. */
class RunBody implements OperationScope {
  readonly refused: RefusedConstruct[] = []
  readonly #plan: Plan
  readonly #pipeline: Pipeline
  readonly #names = new VariableNames(RESERVED)
  readonly #frames = new Map<string, Frame>()
  readonly #parameters = new Map<string, { variable: string; statement: string }>()
  #now: string | null = null

  constructor(plan: Plan, pipeline: Pipeline) {
    this.#plan = plan
    this.#pipeline = pipeline
  }

  write(): readonly string[] {
    const nodes = neededNodes(this.#plan, this.#pipeline)
    const at = new Map(nodes.map(({ id }, place) => [id, place]))
    // A check stands behind all that it reads.
    const checks = this.#pipeline.checks.map((check) => ({
      check,
      behind: Math.max(at.get(check.on) ?? -1, at.get(otherInput(check) ?? check.on) ?? -1),
    }))
    // Nodes get their names before parameters do: a step keeps its own where both are called the same.
    for (const node of nodes) this.#frames.set(node.id, { variable: this.#names.name(node.id), node })
    const statements = nodes.flatMap((node, place) => [
      ...this.#written(node, () => `${this.frame(node.id).variable} = ${operationCode(node, this)}`),
      ...checks
        .filter(({ behind }) => behind === place)
        .flatMap(({ check }) => this.#written(node, () => checkCode(check, this.#pipeline, this))),
    ])
    const results = this.#plan.targets.map(({ name, input }) => `${pythonText(name)}: ${this.frame(input).variable}`)
    return [
      ...(this.#now === null
        ? []
        : [`${this.#now} = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)`]),
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

  parameter(name: string, value: string, type: LogicalType): string {
    const known = this.#parameters.get(name)
    if (known) return known.variable
    const variable = this.#names.name(name)
    const statement = `${variable} = parameter(params, ${pythonText(name)}, ${value}, ${pythonType(type)})`
    this.#parameters.set(name, { variable, statement })
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
      if (!(error instanceof Refused)) throw error
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
  checks.flatMap((check) => [check.on, otherInput(check) ?? check.on]).forEach(visit)
  return nodes.filter(({ id }) => needed.has(id))
}

function moduleText(plan: Plan, pipeline: Pipeline, statements: readonly string[], places: string): string {
  const run = [
    '@pd.option_context("future.distinguish_nan_and_na", True)',
    'def run(sources: dict[str, pd.DataFrame], params: dict[str, Any] | None = None) -> dict[str, pd.DataFrame]:',
    '    """Takes a frame for each source and gives one for each target; params replace the defaults by name."""',
    ...statements.map((statement) => layOut(statement, 4)),
  ].join('\n')
  const head = [run, places].join('\n')
  const definitions = definitionsFor(`${head}\ndict[str, Any] | None`)
  const code = [head, ...definitions, MAIN].join('\n')
  const parts = [
    heading(plan, pipeline),
    [
      'from __future__ import annotations',
      '',
      ...importsFor(code),
      '',
      'import numpy as np',
      'import pandas as pd',
    ].join('\n'),
    ...(code.includes('TIMEZONE') ? [`TIMEZONE = ${pythonText(plan.timezone)}`] : []),
  ]
  const functions = [run, ...definitions, places, MAIN]
  return `${parts.join('\n\n')}\n\n\n${apart(functions)}\n`
}

const MAIN = 'if __name__ == "__main__":\n    main(dict(argument.split("=", 1) for argument in sys.argv[1:]))'

function heading(plan: Plan, { description }: Pipeline): string {
  return [
    ...pythonComment(`${plan.name}: a pipeline of AI-ETL as a module for pandas 3.`),
    ...(description === undefined ? [] : ['#', ...pythonComment(description)]),
    '#',
    '# run() computes the targets from frames of the sources. Run as a program (python pipeline.py name=value, with values',
    '# of parameters), the module reads and writes the addresses of the document; relative paths begin in the working',
    '# folder, secrets come from the environment.',
  ].join('\n')
}
