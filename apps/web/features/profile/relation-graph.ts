import { graphlib, layout } from '@dagrejs/dagre'

/** One side of a relation; the dataset is the one that the table belongs to. */
export interface RelationEnd {
  readonly datasetId: string
  readonly dataset: string
  readonly table: string
  readonly columns: readonly string[]
}

/** A likely foreign key. */
export interface Relation {
  readonly from: RelationEnd
  readonly to: RelationEnd
  /** Share of values found at the other side, 0 to 1. */
  readonly matched: number
  readonly exact: boolean
}

/** A table as it is drawn: its box, and the columns that relations begin or end at. */
export interface TableBox {
  readonly id: string
  readonly end: Omit<RelationEnd, 'columns'>
  readonly keys: readonly string[]
  readonly x: number
  readonly y: number
  readonly height: number
}

export interface RelationLine {
  readonly relation: Relation
  /** An SVG path from column to column. */
  readonly path: string
  /** Where its share is written. */
  readonly label: { readonly x: number; readonly y: number }
}

export const BOX_WIDTH = 264
export const HEAD_HEIGHT = 32
export const KEY_HEIGHT = 22
const GAP_ACROSS = 132
const GAP_DOWN = 20
/** How far a line leaves its column before it bends. */
const BEND = 48

/**
 * Places tables and lines, in pixels: what refers stands left of what it refers to.
 * @param tables those without any relation are drawn too
 */
export function drawRelations(
  tables: readonly Omit<RelationEnd, 'columns'>[],
  relations: readonly Relation[],
): { boxes: readonly TableBox[]; lines: readonly RelationLine[]; width: number; height: number } {
  const keys = new Map<string, Set<string>>()
  for (const end of [
    ...tables.map((table) => ({ ...table, columns: [] })),
    ...relations.flatMap(({ from, to }) => [from, to]),
  ])
    keys.set(idOf(end), new Set([...(keys.get(idOf(end)) ?? []), ...keyOf(end)]))
  const ends = new Map([...tables, ...relations.flatMap(({ from, to }) => [from, to])].map((end) => [idOf(end), end]))
  const graph = new graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: GAP_DOWN, ranksep: GAP_ACROSS })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const [id, columns] of keys) graph.setNode(id, { width: BOX_WIDTH, height: heightOf(columns.size) })
  relations.forEach(({ from, to }, place) => graph.setEdge(idOf(from), idOf(to), {}, String(place)))
  layout(graph)
  const boxes = [...ends].map(([id, { datasetId, dataset, table }]) => {
    const { x, y } = graph.node(id) as { x: number; y: number }
    const columns = [...(keys.get(id) ?? [])]
    const height = heightOf(columns.length)
    return { id, end: { datasetId, dataset, table }, keys: columns, height, x: x - BOX_WIDTH / 2, y: y - height / 2 }
  })
  const lines = relations.map((relation) => lineOf(relation, boxes))
  return {
    boxes,
    lines,
    width: Math.max(0, ...boxes.map(({ x }) => x + BOX_WIDTH)),
    height: Math.max(0, ...boxes.map(({ y, height }) => y + height)),
  }
}

function idOf({ datasetId, table }: Pick<RelationEnd, 'datasetId' | 'table'>): string {
  return `${datasetId} ${table}`
}

/** Columns of a key stand together, as one line of the box. */
function keyOf({ columns }: RelationEnd): readonly string[] {
  return columns.length === 0 ? [] : [columns.join(', ')]
}

function heightOf(keys: number): number {
  return HEAD_HEIGHT + keys * KEY_HEIGHT + (keys === 0 ? 0 : 6)
}

function lineOf(relation: Relation, boxes: readonly TableBox[]): RelationLine {
  const a = boxes.find(({ id }) => id === idOf(relation.from))
  const b = boxes.find(({ id }) => id === idOf(relation.to))
  if (a === undefined || b === undefined) throw new RangeError('a relation of a table that is not drawn')
  // A table that refers to itself, or back, is left and reached on one side.
  const forth = b.x > a.x
  const from = { x: a.x + BOX_WIDTH, y: middleOf(a, relation.from) }
  const to = { x: forth ? b.x : b.x + BOX_WIDTH, y: middleOf(b, relation.to) }
  const bend = forth ? -BEND : BEND
  return {
    relation,
    path: `M${from.x} ${from.y}C${from.x + BEND} ${from.y} ${to.x + bend} ${to.y} ${to.x} ${to.y}`,
    // Near its beginning, where lines that end at one key are still apart.
    label: forth ? { x: from.x + 34, y: from.y } : { x: Math.max(from.x, to.x) + BEND / 2, y: (from.y + to.y) / 2 },
  }
}

function middleOf(box: TableBox, end: RelationEnd): number {
  return box.y + HEAD_HEIGHT + (box.keys.indexOf(end.columns.join(', ')) + 0.5) * KEY_HEIGHT
}
