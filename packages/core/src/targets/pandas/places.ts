import type { SystemAddress } from '../../address/address.ts'
import type { Message } from '../../messages/language.ts'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import type { Plan, PlanNode } from '../../pipeline/plan/ops.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import { policiesOf } from '../policies.ts'
import { layOut } from './layout.ts'
import { PLACE_WARNINGS, placeWarnings } from './place-warnings.ts'
import { pythonText, VariableNames } from './python.ts'
import { readerCode } from './readers.ts'
import type { Need } from './requirements.ts'
import { writerCode } from './writers.ts'

/** How the module reads its sources and writes its targets when it is run as a program. */
export interface Places {
  readonly code: string
  readonly needs: ReadonlySet<Need>
  readonly warnings: readonly Message<void>[]
  /** Sources and targets whose addresses the program cannot read or write; then it only says so. */
  readonly unreached: readonly string[]
}

/** What readers and writers of single addresses ask for. */
export interface PlaceNotes {
  readonly needs: Set<Need>
  readonly warnings: Set<keyof typeof PLACE_WARNINGS>
  /** Addresses without login that are out of reach, by source or target. */
  readonly unreached: Map<string, string>
  /** Id of the connection that reaches an address where all databases are reached so; null: by the address itself. */
  readonly connection: ((address: SystemAddress) => string | null) | null
}

export interface PlacesInput {
  readonly plan: Plan
  readonly pipeline: Pipeline
  /** Nodes that `run` computes. */
  readonly nodes: readonly PlanNode[]
  /** `run` may be given the rows of its source part by part. */
  readonly byRow: boolean
  /** Names that the module uses already. */
  readonly reserved: readonly string[]
  readonly connection: PlaceNotes['connection']
}

/** The function `main`, which reads and writes the addresses of the document. */
export function placesCode({ plan, pipeline, nodes, byRow, reserved, connection }: PlacesInput): Places {
  const notes: PlaceNotes = { needs: new Set(), warnings: new Set(), unreached: new Map(), connection }
  const columnsOf = (id: string): readonly PipelineColumn[] => plan.nodes.find((node) => node.id === id)?.columns ?? []
  const readers = nodes.flatMap(({ op, columns }) =>
    op.op === 'scan' && Object.hasOwn(pipeline.sources, op.source)
      ? [{ name: op.source, code: readerCode(op.source, pipeline.sources[op.source].from, columns, notes) }]
      : [],
  )
  const writers = plan.targets.flatMap(({ name, input }) =>
    Object.hasOwn(pipeline.targets, name)
      ? [{ name, code: writerCode(name, pipeline.targets[name], columnsOf(input), notes) }]
      : [],
  )
  const body = notes.unreached.size > 0 ? outOfReachCode(notes.unreached) : mainBody(readers, writers, byRow, reserved)
  const code = ['def main(params: dict[str, Any] | None = None) -> None:', ...body].join('\n')
  const unreached = [...notes.unreached.keys()]
  const warnings = [
    ...[...notes.warnings].map((key) => PLACE_WARNINGS[key]),
    ...(unreached.length > 0 ? [placeWarnings.outOfReach(unreached.join(', '))] : policyWarnings(pipeline)),
  ]
  return { code, needs: unreached.length > 0 ? new Set() : notes.needs, warnings, unreached }
}

/** Says what a target asks for that the program, which remembers nothing, does without. */
export function policyWarnings({ targets }: Pipeline): readonly Message<void>[] {
  return Object.entries(targets).flatMap(([name, target]) => [
    ...(target.mode === 'append' ? [placeWarnings.again(name)] : []),
    ...policiesOf(target).map((policy) => placeWarnings.policy(name, policy)),
  ])
}

interface Placed {
  readonly name: string
  /** Null only where some place is out of reach. */
  readonly code: string | null
}

function mainBody(
  readers: readonly Placed[],
  writers: readonly Placed[],
  byRow: boolean,
  reserved: readonly string[],
): readonly string[] {
  const names = new VariableNames([...reserved, 'params', 'results', 'sources'])
  const named = writers.map(({ name, code }) => ({ name, code, write: names.name(`write_${name}`) }))
  const entered = withCode(named.map(({ code, write }) => `${code} as ${write}`))
  const written = named.map(({ name, write }) => `${write}(results[${pythonText(name)}])`)
  const [source] = readers
  if (byRow && readers.length === 1 && writers.length > 0) {
    const frame = names.name(source.name)
    return [
      '    """Reads the source, runs the pipeline and writes the targets, so many rows at a time."""',
      ...entered,
      layOut(`for ${frame} in ${source.code}:`, 8),
      layOut(`results = run({${pythonText(source.name)}: ${frame}}, params)`, 12),
      ...written.map((statement) => layOut(statement, 12)),
    ]
  }
  const read = readers.map(({ name, code }) => `${pythonText(name)}: whole(${code})`)
  return [
    '    """Reads the sources, runs the pipeline and writes the targets."""',
    layOut(`sources = {${read.join(', ')}}`, 4),
    '    results = run(sources, params)',
    ...entered,
    ...written.map((statement) => layOut(statement, 8)),
  ]
}

/** `with` over all writers, so that they come to their ends together; nothing where nothing is written. */
function withCode(writers: readonly string[]): readonly string[] {
  if (writers.length === 0) return []
  const line = `    with ${writers.join(', ')}:`
  if (writers.length === 1 && line.length <= 120) return [line]
  return ['    with (', ...writers.map((writer) => layOut(`${writer},`, 8)), '    ):']
}

function outOfReachCode(unreached: ReadonlyMap<string, string>): readonly string[] {
  const places = [...unreached].map(([name, address]) => `${name} (${address})`).join(', ')
  return [
    '    """Ends the program: run() takes and gives frames."""',
    layOut(`raise SystemExit(${pythonText(`out of reach of this module: ${places}; call run() with frames`)})`, 4),
  ]
}
