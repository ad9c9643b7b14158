import { PlatformError } from '../../errors/error.ts'
import type { PipelineColumn } from '../columns.ts'
import type { PipelineTarget } from '../schema.ts'
import type { Needs } from './needs.ts'
import type { NodeShape } from './shape.ts'

/** What is wrong with a target that takes increments: the key of the document at fault. */
export interface TargetFault {
  readonly target: string
  readonly key: string
  readonly error: PlatformError
}

export interface TargetInput {
  readonly name: string
  readonly target: PipelineTarget
  readonly shape: NodeShape
  readonly columns: readonly PipelineColumn[]
}

/**
 * Rows are read again after a crash, and within the late window: a target has to take them twice without harm. Upsert puts
 * them in the place of those of their key; append leaves out what its ledger knows by the cursor.
 */
export function targetFault({ name, target, shape, columns }: TargetInput, needs: Needs): TargetFault | null {
  const { mode, missing = 'keep' } = target
  const fault = (key: string, error: PlatformError): TargetFault => ({ target: name, key, error })
  if (mode === 'replace') return fault('mode', new PlatformError('incremental.replace', { target: name }))
  if (missing !== 'keep') return fault('missing', new PlatformError('incremental.missing', { target: name, missing }))
  if (mode === 'append') return appendFault(fault, name, target, shape, columns, needs)
  if (target.cursor !== undefined)
    return fault('cursor', new PlatformError('incremental.target-cursor', { target: name, cursor: target.cursor }))
  // Without a key it is refused for that.
  return target.key ? keyFault(fault, name, target.key, shape, columns) : null
}

type Fault = (key: string, error: PlatformError) => TargetFault

function keyFault(
  fault: Fault,
  name: string,
  key: readonly string[],
  shape: NodeShape,
  columns: readonly PipelineColumn[],
): TargetFault | null {
  const changing = key.find((column) => {
    const at = columns.findIndex((each) => each.name === column)
    return at !== -1 && !shape.columns[at].stable
  })
  if (changing !== undefined)
    return fault('key', new PlatformError('incremental.key-changes', { target: name, column: changing }))
  const { identity } = shape
  if (identity?.includes(-1)) return fault('input', new PlatformError('incremental.key-lost', { target: name }))
  const lacking = (identity ?? []).map((column) => columns[column].name).filter((column) => !key.includes(column))
  if (lacking.length === 0) return null
  return fault('key', new PlatformError('incremental.key-lacks', { target: name, columns: lacking.join(', ') }))
}

function appendFault(
  fault: Fault,
  name: string,
  { cursor }: PipelineTarget,
  shape: NodeShape,
  columns: readonly PipelineColumn[],
  needs: Needs,
): TargetFault | null {
  const late = [...shape.sources].find((source) => needs.sources.get(source)?.late)
  if (late !== undefined)
    return fault('mode', new PlatformError('incremental.append-late', { target: name, source: late }))
  if (shape.beyondRows !== null)
    return fault('mode', new PlatformError('incremental.append-rows', { target: name, step: shape.beyondRows }))
  const unstable = shape.columns.findIndex(({ stable }) => !stable)
  if (unstable !== -1)
    return fault(
      'mode',
      new PlatformError('incremental.append-changes', { target: name, column: columns[unstable].name }),
    )
  const kept = appendCursor(shape, columns)
  const wanted = needs.named(shape.sources).cursor
  if (kept === null)
    return fault('input', new PlatformError('incremental.append-cursor', { target: name, cursor: wanted }))
  if (cursor !== undefined && cursor !== kept)
    return fault('cursor', new PlatformError('incremental.target-cursor', { target: name, cursor }))
  return null
}

/** The column by which the ledger of an append target knows the rows that it has; null where there is none. */
export function appendCursor(shape: NodeShape, columns: readonly PipelineColumn[]): string | null {
  const at = shape.columns.findIndex(({ isCursor }) => isCursor)
  return at === -1 ? null : columns[at].name
}
