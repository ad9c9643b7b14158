import type { QueryPlace } from '@ai-etl/core/contracts/query'
import type { PlacedSource } from '@ai-etl/core/pipeline/placement/candidate'
import type { PlacedPart, Placement } from '@ai-etl/core/pipeline/placement/place'
import { placePipeline } from '@ai-etl/core/pipeline/placement/place'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import type { ContextSettings } from '../../context.ts'
import { createContext } from '../../context.ts'
import type { Live } from '../load.ts'
import { queryPlaceOf } from '../open.ts'

export interface PlacementRequest {
  readonly pipeline: Pipeline
  /** Of the same pipeline, without faults and not optimised. */
  readonly plan: Plan
  readonly sources: ReadonlyMap<string, PlacedSource>
  /** False: databases compute nothing. */
  readonly pushDown: boolean
  /** Targets may be filled by their own database. */
  readonly within: boolean
}

/** Decides what the databases of a pipeline compute. Of targets only the addresses are read. */
export async function placementOf(
  { within, ...request }: PlacementRequest,
  settings: ContextSettings,
  live: Live,
): Promise<Placement> {
  const places = within && request.pushDown ? await targetPlaces(request, settings, live) : new Map()
  return placePipeline({ ...request, targets: places })
}

async function targetPlaces(
  { pipeline, sources }: Pick<PlacementRequest, 'pipeline' | 'sources'>,
  settings: ContextSettings,
  live: Live,
): Promise<ReadonlyMap<string, QueryPlace>> {
  const dialects = new Set([...sources.values()].flatMap(({ table }) => (table ? [table.place.dialect] : [])))
  const places = new Map<string, QueryPlace>()
  if (dialects.size === 0) return places
  const context = createContext(settings, live)
  for (const [name, { to }] of Object.entries(pipeline.targets)) {
    const place = await queryPlaceOf(to, dialects, settings, context)
    if (place) places.set(name, place)
  }
  return places
}

/** A part of a pipeline and where it runs, for readers. */
export interface ExplainedPart extends Omit<PlacedPart, 'why'> {
  readonly why: string
}

/** The parts of a placement in the reader's language. */
export function explained({ parts }: Placement, { lang }: Pick<ContextSettings, 'lang'>): readonly ExplainedPart[] {
  return parts.map(({ why, ...part }) => ({ ...part, why: why[lang]() }))
}
