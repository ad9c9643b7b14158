'use client'

import { graphTexts } from '@ai-etl/core/messages/web/graph'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { useCallback, useEffect } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { NODE_HEIGHT, NODE_WIDTH } from './layout.ts'

/** How small a graph may be drawn for its words to be read. */
export const READABLE = 0.7
/** A graph that fits is drawn whole, and never larger than its parts are. */
export const WHOLE = { padding: 0.12, maxZoom: 1 }

/** Brings a part into the middle unless its own middle is in sight: what is under the pointer never moves. */
export function useInSight(): (id: string) => void {
  const flow = useReactFlow()
  const store = useStoreApi()
  return useCallback(
    (id) => {
      const node = flow.getNode(id)
      const { width, height, transform } = store.getState()
      if (node === undefined || width === 0) return
      const [left, top, zoom] = transform
      const middle = { x: node.position.x + NODE_WIDTH / 2, y: node.position.y + NODE_HEIGHT / 2 }
      const [x, y] = [left + middle.x * zoom, top + middle.y * zoom]
      if (x >= 0 && x <= width && y >= 0 && y <= height) return
      void flow.setCenter(middle.x, middle.y, { zoom: Math.max(zoom, READABLE) })
    },
    [flow, store],
  )
}

/** What is chosen elsewhere, in a list or by a link, comes into sight in the drawing. */
export function ChosenInSight({ chosen }: { chosen: string | null }) {
  const bring = useInSight()
  useEffect(() => {
    if (chosen !== null) bring(chosen)
  }, [bring, chosen])
  return null
}

/** Buttons for a graph too large to be read as a whole. */
export function Distance() {
  const t = useTexts(graphTexts)
  const flow = useReactFlow()
  const buttons = [
    { words: t.nearer(), Icon: ZoomIn, act: () => flow.zoomIn() },
    { words: t.further(), Icon: ZoomOut, act: () => flow.zoomOut() },
    { words: t.whole(), Icon: Maximize, act: () => flow.fitView(WHOLE) },
  ]
  return (
    <div className="nopan nodrag absolute top-2 right-2 z-10 flex gap-1">
      {buttons.map(({ words, Icon, act }) => (
        <Button key={words} size="icon-small" aria-label={words} title={words} onClick={() => void act()}>
          <Icon aria-hidden />
        </Button>
      ))}
    </div>
  )
}
