'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { useCallback } from 'react'
import { Graph } from '#features/graph/graph.tsx'
import type { GraphNode, PipelineGraph } from '#features/graph/model.ts'
import { shortAddress } from '#features/graph/short-address.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Panel } from '#ui/panel.tsx'
import { AddStep } from './add-step.tsx'
import { stepName } from './form/keys.ts'
import { type Check, findingsOf } from './use-check.ts'

interface GraphPanelProps {
  graph: PipelineGraph
  check: Check | null
  selected: string
  onSelect(id: string): void
  onAdd(type: string): void
  after: string | null
}

/** The graph of the pipeline: what is wrong is marked, edges say how many columns pass. */
export function GraphPanel({ graph, check, selected, onSelect, onAdd, after }: GraphPanelProps) {
  const t = useTexts(pipelineTexts)
  const lang = useLanguage()
  const look = useCallback(
    (node: GraphNode) => ({
      caption: node.section === 'steps' ? captionOf(node, stepName(node.about, lang)) : shortAddress(node.about),
      ...(findingsOf(check?.errors ?? [], node.section, node.name).length > 0 && { state: 'bad' as const }),
    }),
    [check, lang],
  )
  const edge = useCallback(
    (from: string) => {
      const columns = check?.steps.find(({ id }) => id === from.slice(from.indexOf('.') + 1))?.columns
      return columns === undefined ? {} : { label: t.columnsOf({ n: columns.length }) }
    },
    [check, t],
  )
  return (
    <Panel
      title={t.graph()}
      padded={false}
      actions={<AddStep after={after} onAdd={onAdd} />}
      footer={
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-2 text-ink-3">
          <span>
            <kbd>A</kbd> {t.keyAdd()} <kbd>Del</kbd> {t.keyRemove()} <kbd>Ctrl Z</kbd> {t.keyUndo()}
          </span>
          <span className="ml-auto">{t.edgeCounts()}</span>
        </p>
      }
    >
      <Graph graph={graph} label={t.graph()} look={look} edge={edge} selected={selected} onSelect={onSelect} />
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
