'use client'

import { applyOperations } from '@ai-etl/core/pipeline/edit/apply'
import type { Operation } from '@ai-etl/core/pipeline/edit/operations'
import { useEffect, useMemo, useState } from 'react'
import { graphOf, type PipelineGraph } from '#features/graph/model.ts'
import { begin, change, redo, undo } from './history.ts'

interface Kept {
  readonly basedOn: number
  readonly text: string
}

/**
 * The text that is edited: the graph and the form change it by operations, the editor by typing; both can be taken
 * back. What is not issued yet is kept in this browser, so that nothing is lost by a reload.
 */
export function useDocument(pipelineId: string, saved: { readonly version: number; readonly text: string }) {
  const place = placeOf(pipelineId)
  const [basedOn, setBasedOn] = useState(saved.version)
  const [issued, setIssued] = useState(saved.text)
  const [history, setHistory] = useState(() => begin(saved.text))
  const { text } = history

  useEffect(() => {
    const kept = read(place)
    if (kept === null || kept.text === saved.text) return
    // What this browser kept is known only after the first drawing, which the server made.
    // oxlint-disable-next-line react/set-state-in-effect
    setBasedOn(kept.basedOn)
    setHistory((now) => change(now, kept.text, null, Date.now()))
  }, [place, saved.text])

  const dirty = text !== issued
  useEffect(() => {
    if (dirty) window.localStorage.setItem(place, JSON.stringify({ basedOn, text } satisfies Kept))
    else window.localStorage.removeItem(place)
  }, [place, dirty, basedOn, text])

  const graph = useMemo(() => graphOf(text), [text])
  const [lastGraph, setLastGraph] = useState<PipelineGraph>(
    () => graph ?? { nodes: [], edges: [], params: {}, macros: {} },
  )
  if (graph !== null && graph !== lastGraph) setLastGraph(graph)

  return {
    text,
    /** The graph of the text, or of the last one that was a document. */
    graph: graph ?? lastGraph,
    readable: graph !== null,
    dirty,
    basedOn,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    type: (next: string) => setHistory((now) => change(now, next, 'text', Date.now())),
    /**
     * Changes a part. @param place where it was typed, by letters; else it is a change of its own
     * @throws PlatformError `pipeline.edit-impossible`
     */
    edit: (operations: readonly Operation[], place: string | null = null) => {
      const edited = applyOperations(text, operations).text
      setHistory((now) => change(now, edited, place, Date.now()))
    },
    /** Another text, which the server made of one; not where that has been edited meanwhile. */
    take: (next: string, of: string) =>
      setHistory((now) => (now.text === of ? change(now, next, null, Date.now()) : now)),
    undo: () => setHistory(undo),
    redo: () => setHistory(redo),
    /** A version was issued or taken: the text is what is saved. */
    settle: (version: number, settled: string) => {
      setBasedOn(version)
      setIssued(settled)
      setHistory((now) => change(now, settled, null, Date.now()))
    },
    /** The next version will be issued on top of this one. */
    rebase: setBasedOn,
  }
}
export type PipelineEditing = ReturnType<typeof useDocument>

/** The text of a pipeline that this browser keeps and that is not issued yet; null: there is none. */
export function draftOf(pipelineId: string): Kept | null {
  return read(placeOf(pipelineId))
}

function placeOf(pipelineId: string): string {
  return `ai-etl-pipeline-${pipelineId}`
}

function read(place: string): Kept | null {
  try {
    const kept = JSON.parse(window.localStorage.getItem(place) ?? 'null') as Partial<Kept> | null
    return typeof kept?.text === 'string' && typeof kept.basedOn === 'number'
      ? { text: kept.text, basedOn: kept.basedOn }
      : null
  } catch {
    return null
  }
}
