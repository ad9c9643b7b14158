'use client'

import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react'
import { Plus } from 'lucide-react'

/** What an edge is drawn from. */
export interface EdgeData extends Record<string, unknown> {
  readonly words: string
  /** Name of the button that puts a step between; null: none can be put here. */
  readonly insertLabel: string | null
  onInsert(): void
}
export type FlowEdge = Edge<EdgeData, 'between'>

/** An edge with what passes through it, and a button that puts a step there. */
export function BetweenEdge({ id, data, ...place }: EdgeProps<FlowEdge>) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, markerEnd } = place
  const [path, x, y] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition })
  return (
    <>
      <BaseEdge id={id} path={path} {...(markerEnd !== undefined && { markerEnd })} />
      <EdgeLabelRenderer>
        <div
          className="group nodrag nopan pointer-events-auto absolute flex items-center gap-1 bg-surface px-0.5 text-1 text-ink-2"
          // Beside the line, and above the one of a trail.
          style={{ transform: `translate(6px, -50%) translate(${x}px, ${y}px)`, zIndex: 2 }}
        >
          {data?.words}
          {data?.insertLabel && (
            <button
              type="button"
              // Where keys are used, the menu of steps offers the same places.
              tabIndex={-1}
              aria-label={data.insertLabel}
              title={data.insertLabel}
              onClick={data.onInsert}
              className="grid size-5 place-items-center rounded-control border border-line text-ink-3 hover:border-line-strong hover:bg-hover hover:text-ink pointer-coarse:size-8"
            >
              <Plus aria-hidden className="size-3" />
            </button>
          )}
        </div>
      </EdgeLabelRenderer>
    </>
  )
}
