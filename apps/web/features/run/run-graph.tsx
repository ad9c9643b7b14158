'use client'

import { number } from '@ai-etl/core/messages/language'
import { runPageTexts } from '@ai-etl/core/messages/web/runs'
import { useMemo } from 'react'
import { Graph } from '#features/graph/graph.tsx'
import { graphOf } from '#features/graph/model.ts'
import { shortAddress } from '#features/graph/short-address.ts'
import { stepName } from '#features/pipeline/form/keys.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { Panel } from '#ui/panel.tsx'
import { rowsOn } from './edge-rows.ts'
import type { Flow, Run } from './use-run.ts'

interface RunGraphProps {
  run: Run
  text: string
  flow: Flow | null
  running: boolean
}

/** The pipeline as it runs: rows that passed stand on the edges, and those through which they pass now move. */
export function RunGraph({ run, text, flow, running }: RunGraphProps) {
  const t = useTexts(runPageTexts)
  const lang = useLanguage()
  const graph = useMemo(() => graphOf(text), [text])
  const [selected, select] = useUrlState<string>('part', '')
  if (graph === null) return null
  const name = (id: string) => id.slice(id.indexOf('.') + 1)
  return (
    <Panel title={t.graph()} fact={t.graphFact()} padded={false}>
      <Graph
        graph={graph}
        label={t.graph()}
        look={(node) => ({ caption: node.section === 'steps' ? stepName(node.about, lang) : shortAddress(node.about) })}
        edge={(from, to) => {
          const edge = flow?.edges.find((each) => each.from === name(from) && each.to === name(to))
          const rows = rowsOn(run, graph, { from, to }, flow !== null && edge ? { of: flow, rows: edge.rows } : null)
          return { ...(rows !== null && { label: number(rows, lang) }), live: running && edge !== undefined }
        }}
        selected={selected}
        onSelect={select}
      />
    </Panel>
  )
}
