'use client'

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { graphOf, type PipelineGraph } from '#features/graph/model.ts'
import { DocumentStore } from './document-store.ts'

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
  const [store] = useState(() => new DocumentStore(saved))
  const { basedOn, issued, history } = useSyncExternalStore(store.subscribe, store.state, store.state)
  const { text } = history

  useEffect(() => {
    const kept = read(place)
    // What this browser kept is known only after the first drawing, which the server made.
    if (kept !== null && kept.text !== saved.text) store.restore(kept.basedOn, kept.text)
  }, [place, saved.text, store])

  const dirty = text !== issued
  useEffect(() => {
    if (dirty) window.localStorage.setItem(place, JSON.stringify({ basedOn, text } satisfies Kept))
    else window.localStorage.removeItem(place)
  }, [place, dirty, basedOn, text])

  const graph = useMemo(() => graphOf(text), [text])
  const [lastGraph, setLastGraph] = useState<PipelineGraph>(
    () => graph ?? { nodes: [], edges: [], params: {}, macros: {}, checks: [] },
  )
  if (graph !== null && graph !== lastGraph) setLastGraph(graph)

  const { type, edit, take, undo, redo, settle, rebase } = store
  return {
    text,
    /** The graph of the text, or of the last one that was a document. */
    graph: graph ?? lastGraph,
    readable: graph !== null,
    dirty,
    basedOn,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    type,
    edit,
    take,
    undo,
    redo,
    settle,
    rebase,
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
