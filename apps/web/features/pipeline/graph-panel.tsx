'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { placementPanelTexts } from '@ai-etl/core/messages/web/placement'
import { useCallback, useState } from 'react'
import { Graph } from '#features/graph/graph.tsx'
import type { GraphNode, PipelineGraph } from '#features/graph/model.ts'
import { shortAddress } from '#features/graph/short-address.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Kbd } from '#ui/kbd.tsx'
import { Panel } from '#ui/panel.tsx'
import { AddStep } from './add-step.tsx'
import { stepName } from './form/keys.ts'
import type { Trail } from './lineage/trail.ts'
import { placeWords } from './placement/placement-panel.tsx'
import { computingOf, type PlacedPart } from './placement/use-placement.ts'
import { type Check, findingsOf } from './use-check.ts'
import type { Readers } from './use-steps.ts'

interface GraphPanelProps {
  graph: PipelineGraph
  check: Check | null
  selected: string
  /** The way of a column of a target from its sources; null: none is asked for. */
  trail: Trail | null
  /** Where each part would run; null: that is not known. */
  placed: readonly PlacedPart[] | null
  onSelect(id: string): void
  onAdd(type: string, after: string, readers: Readers): void
  /** The source or step that a new one would read. */
  after: GraphNode | null
}

/** Where a new step goes, when it was said otherwise than by choosing a part. */
interface Place {
  readonly after: string
  readonly readers: Readers
}

/** The graph of the pipeline: what is wrong is marked, edges say how many columns pass, and take new steps. */
export function GraphPanel({ graph, check, selected, trail, placed, onSelect, onAdd, after }: GraphPanelProps) {
  const t = useTexts(pipelineTexts)
  const tp = useTexts(placementPanelTexts)
  const lang = useLanguage()
  const [open, setOpen] = useState(false)
  const [place, setPlace] = useState<Place | null>(null)
  const behind = place?.after ?? after?.name ?? null
  const readers = graph.edges.flatMap(({ from, to }) => {
    const node = graph.nodes.find(({ id }) => id === to)
    return node !== undefined && from.slice(from.indexOf('.') + 1) === behind ? [node] : []
  })
  const look = useCallback(
    (node: GraphNode) => {
      const columns = trail?.columns.get(node.id)
      const caption =
        columns?.join(', ') ??
        (node.section === 'steps' ? captionOf(node, stepName(node.about, lang)) : shortAddress(node.about))
      const place = placed?.find(({ kind, name }) => name === node.name && `${kind}s` === node.section)
      return {
        caption,
        ...(place && { place: { by: computingOf(place), words: placeWords(place, tp) } }),
        ...(findingsOf(check?.errors ?? [], node.section, node.name).length > 0 && { state: 'bad' as const }),
        ...(trail !== null && { trail: trail.nodes.has(node.id) }),
      }
    },
    [check, lang, trail, placed, tp],
  )
  const edge = useCallback(
    (from: string, to: string) => {
      const columns = check?.steps.find(({ id }) => id === from.slice(from.indexOf('.') + 1))?.columns ?? []
      return {
        ...(columns.length > 0 && { label: t.columnsOf({ n: columns.length }) }),
        ...(trail !== null && { trail: trail.nodes.has(from) && trail.nodes.has(to) }),
      }
    },
    [check, t, trail],
  )
  const insert = useCallback(
    (from: GraphNode, to: GraphNode) => {
      onSelect(from.id)
      setPlace({ after: from.name, readers: { section: to.section === 'steps' ? 'steps' : 'targets', name: to.name } })
      setOpen(true)
    },
    [onSelect],
  )
  return (
    <Panel
      title={t.graph()}
      padded={false}
      actions={
        <AddStep
          after={behind}
          readers={readers}
          place={readers.length === 1 && typeof place?.readers === 'object' ? 'all' : (place?.readers ?? 'all')}
          onPlace={(chosen) => behind !== null && setPlace({ after: behind, readers: chosen })}
          open={open}
          onOpen={(now) => {
            setOpen(now)
            if (!now) setPlace(null)
          }}
          onAdd={(type) => behind !== null && onAdd(type, behind, place?.readers ?? 'all')}
        />
      }
      footer={
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-2 text-ink-3">
          <span className="pointer-coarse:hidden">
            <Kbd>A</Kbd> {t.keyAdd()} <Kbd>Del</Kbd> {t.keyRemove()} <Kbd>Ctrl Z</Kbd> {t.keyUndo()}
          </span>
          <span className="ml-auto">{t.edgeCounts()}</span>
        </p>
      }
    >
      <Graph
        graph={graph}
        label={t.graph()}
        look={look}
        edge={edge}
        selected={selected}
        onSelect={onSelect}
        insert={{ label: t.insertBetween, onInsert: insert }}
      />
    </Panel>
  )
}

/** What a step does: its condition or how many columns it touches, else its kind. */
function captionOf({ value }: GraphNode, kind: string): string {
  if (typeof value.where === 'string' && value.where !== '') return value.where
  const touched = value.columns ?? value.values
  const n = Array.isArray(touched) ? touched.length : Object.keys((touched as object | undefined) ?? {}).length
  return n === 0 ? kind : `${kind}: ${n}`
}
