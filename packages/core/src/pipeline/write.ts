import type { Scalar } from 'yaml'
import { Document } from 'yaml'

/** What a new pipeline document says. */
export interface NewPipeline {
  readonly name: string
  readonly source: { readonly name: string; readonly from: string }
  /** Columns whose types are stated, each perhaps with the reason for a reader. */
  readonly types: readonly { readonly name: string; readonly type: string; readonly note: string | null }[]
  /** Columns that the target calls otherwise. */
  readonly names: readonly { readonly from: string; readonly to: string }[]
  readonly target: {
    readonly name: string
    readonly to: string
    readonly mode: string
    readonly key: readonly string[]
    /** Lines of reasons, put above it as a comment. */
    readonly why: readonly string[]
  }
  readonly schedule: { readonly cron: string; readonly timezone: string } | null
}

/** Writes a pipeline document as YAML for people: reasons stand beside the lines that they explain. */
export function writePipeline(plan: NewPipeline): string {
  const { name, source, types, names, target, schedule } = plan
  const steps: Record<string, object> = {}
  let input = source.name
  if (types.length > 0) {
    const columns = Object.fromEntries(types.map((column) => [column.name, column.type]))
    steps.typed = { type: 'cast', input, columns, onError: 'reject' }
    input = 'typed'
  }
  if (names.length > 0) {
    steps.named = { type: 'rename', input, columns: Object.fromEntries(names.map(({ from, to }) => [from, to])) }
    input = 'named'
  }
  const document = new Document({
    version: 1,
    name,
    sources: { [source.name]: { from: source.from } },
    ...(Object.keys(steps).length > 0 && { steps }),
    targets: {
      [target.name]: {
        input,
        to: target.to,
        mode: target.mode,
        ...(target.key.length > 0 && { key: target.key }),
      },
    },
    ...(schedule && { schedule }),
  })
  for (const column of types) {
    const value = document.getIn(['steps', 'typed', 'columns', column.name], true) as Scalar | undefined
    if (value && column.note !== null) value.comment = ` ${oneLine(column.note)}`
  }
  const at = document.getIn(['targets', target.name], true) as Scalar | undefined
  if (at && target.why.length > 0) at.commentBefore = target.why.map((line) => ` ${oneLine(line)}`).join('\n')
  return document.toString({ lineWidth: 0 })
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
