'use client'

import '@xyflow/react/dist/base.css'
import { Background, Handle, type Node, type NodeProps, Position, ReactFlow } from '@xyflow/react'
import { CircleAlert } from 'lucide-react'
import { createElement, memo, useMemo } from 'react'
import { classes } from '#lib/classes.ts'
import { BetweenEdge, type FlowEdge } from './edge.tsx'
import { NODE_HEIGHT, NODE_WIDTH, placesOf } from './layout.ts'
import type { GraphNode, PipelineGraph } from './model.ts'
import { type Computing, ComputingIcon } from './place.tsx'
import { ChosenInSight, Distance, READABLE, useInSight, WHOLE } from './sight.tsx'
import { iconOf } from './step-icons.ts'

/** What is known of a node beside its name. */
export interface NodeLook {
  /** Second line: what it does, in a few words. */
  readonly caption: string
  readonly state?: 'bad' | 'waiting'
  /** Share of its work that is done, 0 to 1; while it runs. */
  readonly progress?: number
  /** A trail is shown, and it passes here or not. */
  readonly trail?: boolean
  /** What the edges out of it say, for the list that has no edges. */
  readonly out?: string
  /** What computes it, and that in words. */
  readonly place?: { readonly by: Computing; readonly words: string }
}

/** What is known of an edge. */
export interface EdgeLook {
  readonly label?: string
  /** Rows pass through it now. */
  readonly live?: boolean
  /** A trail is shown, and it passes here or not. */
  readonly trail?: boolean
}

/** How steps are put between two parts. */
export interface Insert {
  /** What the button of an edge does. */
  label(between: { from: string; to: string }): string
  onInsert(from: GraphNode, to: GraphNode): void
}

interface GraphProps {
  graph: PipelineGraph
  /** Name of the region for readers. */
  label: string
  look(node: GraphNode): NodeLook
  edge(from: string, to: string): EdgeLook
  selected: string | null
  onSelect(id: string): void
  /** Absent: the graph is only looked at. */
  insert?: Insert
}

type FlowNode = Node<{ part: GraphNode; look: NodeLook; selected: boolean; onSelect(id: string): void }, 'part'>

/** A pipeline as a graph: data flows down. Under 760 px it is a list in the same order. */
export function Graph({ graph, label, look, edge, selected, onSelect, insert }: GraphProps) {
  const places = useMemo(() => placesOf(graph), [graph])
  const nodes = graph.nodes.map(
    (part): FlowNode => ({
      id: part.id,
      type: 'part',
      position: places.get(part.id) ?? { x: 0, y: 0 },
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
      measured: SIZE,
      handles: HANDLES,
      data: { part, look: look(part), selected: part.id === selected, onSelect },
      draggable: false,
      focusable: false,
    }),
  )
  const edges = graph.edges.map(({ from, to }): FlowEdge => {
    const { label: words = '', live = false, trail } = edge(from, to)
    const ends = [from, to].map((id) => graph.nodes.find((node) => node.id === id))
    const [source, target] = ends
    const between = insert && source && target ? { insert, source, target } : null
    return {
      id: `${from}>${to}`,
      source: from,
      target: to,
      type: 'between',
      animated: live,
      focusable: false,
      className: live ? 'graph-edge-live' : trail === true ? 'graph-edge-trail' : 'graph-edge',
      ...(trail === true && { zIndex: 1 }),
      data: {
        words,
        insertLabel: between && between.insert.label({ from: between.source.name, to: between.target.name }),
        onInsert: () => between?.insert.onInsert(between.source, between.target),
      },
    }
  })
  const ordered = useMemo(() => byPlace(graph, places), [graph, places])
  const deepest = Math.max(0, ...[...places.values()].map(({ y }) => y)) + NODE_HEIGHT
  const widest = Math.max(0, ...[...places.values()].map(({ x }) => x)) + NODE_WIDTH
  const large = deepest > MOST_HEIGHT / READABLE || widest > USUAL_WIDTH / READABLE
  const begin = nodes.some(({ id }) => id === selected) ? selected : ordered[0]?.id
  return (
    <>
      <section
        aria-label={label}
        className="hidden md:block"
        style={{ height: Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, deepest + AIR)) }}
      >
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          fitView
          fitViewOptions={large && begin ? { nodes: [{ id: begin }], minZoom: NEAR, maxZoom: NEAR } : WHOLE}
          minZoom={0.1}
          maxZoom={1.5}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          proOptions={NO_ATTRIBUTION}
        >
          <Background gap={20} className="opacity-40" />
          <ChosenInSight chosen={selected} />
          {large && <Distance />}
        </ReactFlow>
      </section>
      <ul aria-label={label} className="grid gap-2 p-4 md:hidden">
        {ordered.map((part) => (
          <li key={part.id} className={part.section === 'steps' ? 'ml-6' : ''}>
            <NodeButton
              part={part}
              look={{ ...look(part), out: outOf(graph, part, edge) }}
              selected={part.id === selected}
              onSelect={onSelect}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Pixels of the drawing: a short chain needs no tall one, and a long one is moved about within it. */
const LEAST_HEIGHT = 280
const MOST_HEIGHT = 560
/** Of the panel beside a form. */
const USUAL_WIDTH = 460
/** How a graph too large to be read as a whole is drawn at first: around what is chosen. */
const NEAR = 0.9
const AIR = 96

// Stated, not measured: nodes are made anew whenever a figure changes, and edges would vanish until the browser had
// measured them again.
const SIZE = { width: NODE_WIDTH, height: NODE_HEIGHT }
const HANDLES = [
  { type: 'target' as const, position: Position.Top, x: NODE_WIDTH / 2, y: 0 },
  { type: 'source' as const, position: Position.Bottom, x: NODE_WIDTH / 2, y: NODE_HEIGHT },
]

const NO_ATTRIBUTION = { hideAttribution: true }

const FlowPart = memo(function FlowPart({ id, data }: NodeProps<FlowNode>) {
  const bring = useInSight()
  return (
    <>
      <Handle type="target" position={Position.Top} className="invisible" />
      <NodeButton {...data} onReached={() => bring(id)} />
      <Handle type="source" position={Position.Bottom} className="invisible" />
    </>
  )
})
const NODE_TYPES = { part: FlowPart }
const EDGE_TYPES = { between: BetweenEdge }

interface NodeButtonProps {
  part: GraphNode
  look: NodeLook
  selected: boolean
  onSelect(id: string): void
  /** The keyboard has come to it. */
  onReached?(): void
}

function NodeButton({ part, look, selected, onSelect, onReached }: NodeButtonProps) {
  const bad = look.state === 'bad'
  return (
    <button
      type="button"
      aria-pressed={selected}
      data-trail={look.trail === undefined ? undefined : look.trail ? 'on' : 'off'}
      onClick={() => onSelect(part.id)}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && onReached?.()}
      className={classes(
        'nodrag nopan relative grid min-h-[52px] w-full grid-cols-[16px_minmax(0,1fr)_auto] content-center items-center gap-x-1.5 overflow-hidden rounded-control border border-line-strong px-2 py-1.5 text-left hover:bg-hover md:w-[148px]',
        part.section === 'steps' ? 'bg-surface' : 'bg-sunken',
        look.state === 'waiting' && 'border-dashed text-ink-2',
        selected && 'border-accent bg-accent-soft ring-1 ring-accent hover:bg-accent-soft',
        look.trail === true && 'border-accent',
        // Away from the trail, yet to be read.
        look.trail === false && 'border-dashed border-line bg-page',
        bad && 'border-bad ring-1 ring-bad',
      )}
    >
      {createElement(iconOf(part), { 'aria-hidden': true, className: 'size-4 text-ink-3' })}
      <b className="truncate font-mono font-semibold text-2" translate="no">
        {part.name}
      </b>
      {bad ? <CircleAlert aria-hidden className="size-4 text-bad" /> : look.place && <PlaceSign {...look.place} />}
      <small className="col-start-2 -col-end-1 flex gap-3 text-2 text-ink-3">
        <span className="truncate">{look.caption}</span>
        {look.out !== undefined && <span className="ml-auto shrink-0 text-ink-2">{look.out}</span>}
      </small>
      {look.progress !== undefined && (
        <span className="absolute right-0 bottom-0 left-0 h-[3px] bg-line">
          <span className="block h-full bg-accent" style={{ width: `${100 * look.progress}%` }} />
        </span>
      )}
    </button>
  )
}

function PlaceSign({ by, words }: NonNullable<NodeLook['place']>) {
  return (
    <span title={words} data-computed-by={by}>
      <ComputingIcon by={by} className="size-3.5 text-ink-3" />
      <span className="sr-only">{words}</span>
    </span>
  )
}

/** The words on the edges around a part: of those that leave it, or of those that come where none leaves. */
function outOf(graph: PipelineGraph, part: GraphNode, edge: GraphProps['edge']): string | undefined {
  const leaving = graph.edges.filter(({ from }) => from === part.id)
  const around = leaving.length > 0 ? leaving : graph.edges.filter(({ to }) => to === part.id)
  const words = around.map(({ from, to }) => edge(from, to).label).filter((word) => word !== undefined)
  return words.length === 0 ? undefined : [...new Set(words)].join(', ')
}

/** From the top down, then from the left. */
function byPlace(graph: PipelineGraph, places: ReturnType<typeof placesOf>): readonly GraphNode[] {
  const at = (id: string) => places.get(id) ?? { x: 0, y: 0 }
  return [...graph.nodes].sort((a, b) => at(a.id).y - at(b.id).y || at(a.id).x - at(b.id).x)
}
