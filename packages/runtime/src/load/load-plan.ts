import { createHash } from 'node:crypto'
import type { Source } from '@ai-etl/core/contracts/source'
import type { LoadPlan } from '@ai-etl/core/contracts/target'
import type { TablesPlan } from './plan.ts'
import type { LoadRequest } from './request.ts'

/** Up to this size one transaction is faster than chunks and a merge, and loses little when it is killed. */
const ONE_TRANSACTION_BYTES = 1_000_000_000
const CHUNK_BYTES = 256_000_000

/** Addresses of a load, the same whatever way they were written, without secrets. */
export interface LoadIdentity {
  readonly source: string
  readonly target: string
}

/**
 * What the target is told before any row.
 * @param numbered some keys are known to stand in more rows than one
 */
export function planLoad(
  load: string,
  request: LoadRequest,
  source: Pick<Source, 'fingerprint' | 'bytes'>,
  identity: LoadIdentity,
  plan: Pick<TablesPlan, 'tables'>,
  numbered: boolean,
): LoadPlan {
  return {
    load,
    mode: request.mode,
    missing: request.missing ?? 'keep',
    tables: plan.tables,
    input: { address: identity.source, fingerprint: inputFingerprint(request, source.fingerprint) },
    again: request.again ?? false,
    ...chunks(request, source),
    cursor: request.cursor ?? null,
    ...(numbered && { numbered }),
  }
}

/** What makes two loads the same kind, so that one may go on where the other died. */
export function kindOfLoad(request: LoadRequest, identity: LoadIdentity): readonly unknown[] {
  const { mode, key, cursor, query } = request
  const computed = query === undefined ? [] : [query.sql]
  return [identity.source, identity.target, mode, key ?? [], cursor ?? null, ...taken(request), ...computed]
}

/** Large inputs that can be read on from a place are committed in chunks, so that a killed load need not begin anew. */
function chunks(request: LoadRequest, source: Pick<Source, 'fingerprint' | 'bytes'>): { chunkBytes?: number } {
  if (source.fingerprint === null) return {}
  if (request.chunkBytes !== undefined) return { chunkBytes: request.chunkBytes }
  return source.bytes === null || source.bytes > ONE_TRANSACTION_BYTES ? { chunkBytes: CHUNK_BYTES } : {}
}

/**
 * What is taken of an input is part of its identity: other columns or another filter are another input. How values are
 * read is not: the same rows under other types would be doubled.
 */
function inputFingerprint(request: LoadRequest, fingerprint: string | null): string | null {
  if (fingerprint === null || request.cursor !== undefined) return null
  const part = JSON.stringify(selected(request))
  return part === WHOLE ? fingerprint : `${fingerprint}-${createHash('sha256').update(part).digest('hex').slice(0, 16)}`
}

function selected(request: Partial<LoadRequest>): readonly unknown[] {
  const steps = (request.steps ?? []).filter((step) => step.type !== 'cast')
  const usesParams = steps.length > 0 || request.where !== undefined
  return taken({ ...request, steps, params: usesParams ? request.params : [] })
}

function taken(request: Partial<LoadRequest>): readonly unknown[] {
  const { steps, select, where, params, limit } = request
  return [steps ?? [], select ?? null, where ?? null, params ?? [], limit ?? null]
}
const WHOLE = JSON.stringify(taken({}))
