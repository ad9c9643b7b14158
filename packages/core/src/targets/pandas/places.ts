import type { Message } from '../../messages/language.ts'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import type { Plan } from '../../pipeline/plan/ops.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import { layOut } from './layout.ts'
import { PLACE_WARNINGS } from './place-warnings.ts'
import { pythonText } from './python.ts'
import { readerCode } from './readers.ts'
import type { Need } from './requirements.ts'
import { writerCode } from './writers.ts'

/** How the module reads its sources and writes its targets when it is run as a program. */
export interface Places {
  readonly code: string
  readonly needs: ReadonlySet<Need>
  readonly warnings: readonly Message<void>[]
}

/** What readers and writers of single addresses ask for. */
export interface PlaceNotes {
  readonly needs: Set<Need>
  readonly warnings: Set<keyof typeof PLACE_WARNINGS>
}

/** The function `main`, which reads and writes the addresses of the document. */
export function placesCode(plan: Plan, pipeline: Pipeline): Places {
  const notes: PlaceNotes = { needs: new Set(), warnings: new Set() }
  const columnsOf = (id: string): readonly PipelineColumn[] => plan.nodes.find((node) => node.id === id)?.columns ?? []
  const sources = plan.nodes.flatMap(({ op, columns }) =>
    op.op === 'scan' && Object.hasOwn(pipeline.sources, op.source)
      ? [`${pythonText(op.source)}: ${readerCode(op.source, pipeline.sources[op.source].from, columns, notes)}`]
      : [],
  )
  const targets = plan.targets.flatMap(({ name, input }) =>
    Object.hasOwn(pipeline.targets, name) ? [writerCode(name, pipeline.targets[name], columnsOf(input), notes)] : [],
  )
  const code = [
    'def main() -> None:',
    '    """Reads the sources, runs the pipeline and writes the targets. Parameters: python pipeline.py name=value"""',
    layOut(`sources = {${sources.join(', ')}}`, 4),
    '    results = run(sources, dict(argument.split("=", 1) for argument in sys.argv[1:]))',
    ...targets.map((statement) => layOut(statement, 4)),
  ].join('\n')
  return { code, needs: notes.needs, warnings: [...notes.warnings].map((key) => PLACE_WARNINGS[key]) }
}
