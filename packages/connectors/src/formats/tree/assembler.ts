import { allocateBatch, type Batch, BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import { ID_LENGTH, keyId, RowIds } from './identifiers.ts'
import type { PathTree } from './path-tree.ts'
import type { TreePlan } from './plan.ts'
import { columnMaps, type ReadColumns } from './projection.ts'
import type { RecordSink } from './sink.ts'
import { type ByteWindow, readyNumber } from './window.ts'

const FIRST_ROWS = 256
const { DIGIT, SIGN, HEX_LETTER, QUOTED, NULL } = BYTE_CLASS
const ID_MASK = DIGIT | SIGN | HEX_LETTER | QUOTED
/** Cells of one batch after which it is handed on at the next record border. */
const MOST_CELLS = 1 << 20
/** Bytes that a stage may append to each batch without a copy. */
const APPEND_ROOM = 1 << 16
/** What `column` says of a node whose column is not wanted. */
const NOT_WANTED = -2

export interface AssemblerOptions {
  readonly idSeed: string
  readonly key: readonly string[]
  readonly columns: readonly (readonly number[])[] | undefined
}

/**
 * Fills one batch a table with the rows of accepted records. Values stay where they lie in the window; only ids are
 * written. Masks of unused cells are always NULL, so an absent field costs nothing.
 */
export class RowAssembler implements RecordSink {
  readonly batches: readonly Batch[]
  /** Rows of the root handed over so far. */
  roots = 0
  private readonly plan: TreePlan
  private readonly tree: PathTree
  private readonly window: ByteWindow
  private readonly column: Int32Array
  private readonly maps: readonly ReadColumns[]
  private readonly children: readonly (readonly number[])[]
  private readonly options: AssemblerOptions
  private ids: readonly RowIds[] = []
  private readonly capacity: Int32Array
  /** First cell of the open row, its id's place and the next child's position, by table. */
  private readonly cell: Int32Array
  private readonly idAt: Int32Array
  private readonly position: Int32Array
  private readonly rowsBefore: Int32Array
  private usedBefore = 0

  constructor(plan: TreePlan, window: ByteWindow, options: AssemblerOptions) {
    this.plan = plan
    this.tree = plan.tree
    this.window = window
    this.options = options
    this.maps = columnMaps(plan, options)
    this.column = plan.column.map((column, node) =>
      column < 0 ? column : (this.maps[plan.table[node]].place.get(column) ?? NOT_WANTED),
    )
    this.children = plan.tables.map((_, table) => plan.parents.flatMap((up, child) => (up === table ? [child] : [])))
    this.batches = this.maps.map((map, table) => emptyBatch(table, map.width))
    this.capacity = new Int32Array(this.batches.length).fill(FIRST_ROWS)
    this.cell = new Int32Array(this.batches.length)
    this.idAt = new Int32Array(this.batches.length)
    this.position = new Int32Array(this.batches.length)
    this.rowsBefore = new Int32Array(this.batches.length)
    this.startFile(0)
  }

  startFile(file: number): void {
    this.ids = this.plan.tables.map((table) => new RowIds(this.options.idSeed, table.name, file))
    for (const batch of this.batches) batch.file = file
  }

  begin(at: number, line: number): void {
    for (let table = 0; table < this.batches.length; table++) this.rowsBefore[table] = this.batches[table].rows
    this.usedBefore = this.window.used
    this.row(0, at, line)
  }

  accept(): void {
    this.roots++
    if (this.options.key.length > 0 && this.plan.nested) this.writeKeyId()
  }

  discard(): void {
    this.batches.forEach((batch, table) => {
      clear(batch, this.rowsBefore[table], batch.rows)
      batch.rows = this.rowsBefore[table]
    })
    this.window.used = this.usedBefore
  }

  /** True when the batches should be handed on before the next record. */
  full(): boolean {
    for (const batch of this.batches) if (batch.rows * batch.columns > MOST_CELLS) return true
    return false
  }

  /**
   * Lets the batches show the window's bytes as they are now. All are valid at once, so each has a stretch of its own
   * to append to; one that needs more gets a copy from `reserve`.
   */
  publish(): void {
    const bytes = this.window.withRoom(this.batches.length * APPEND_ROOM)
    let used = this.window.used
    for (const batch of this.batches) {
      batch.bytes = bytes.subarray(0, used + APPEND_ROOM)
      batch.used = used
      used += APPEND_ROOM
    }
  }

  /** Empties the batches after they were handed on. */
  clear(): void {
    for (const batch of this.batches) {
      clear(batch, 0, batch.rows)
      batch.rows = 0
    }
  }

  child(parent: number, bytes: Uint8Array, start: number, end: number): number {
    return this.tree.find(parent, bytes, start, end)
  }

  object(node: number, at: number, line: number): number {
    const element = this.plan.loneObject[node]
    if (element === -1) return node
    this.row(element, at, line)
    return element
  }

  array(node: number): number {
    return this.tree.elementOf(node)
  }

  row(node: number, at: number, line: number): boolean {
    const table = this.plan.rowTable[node]
    if (table === -1) return false
    const batch = this.batches[table]
    const row = batch.rows
    if (row === this.capacity[table]) this.grow(table)
    batch.rows = row + 1
    batch.line[row] = line
    batch.offset[row] = this.window.offsetOf(at)
    this.cell[table] = row * batch.columns
    if (this.plan.nested) this.identify(table, at)
    return true
  }

  scalar(node: number, start: number, end: number, mask: number): boolean {
    const column = this.column[node]
    if (column < 0) return column === NOT_WANTED || this.loneScalar(node, start, end, mask)
    const table = this.plan.table[node]
    const batch = this.batches[table]
    const cell = this.cell[table] + column
    batch.start[cell] = start
    batch.end[cell] = end
    batch.mask[cell] = mask
    return true
  }

  empty(node: number): boolean {
    return node < this.column.length
  }

  blank(node: number, start: number, end: number, mask: number): void {
    this.scalar(node, start, end, mask)
  }

  repeat(): boolean {
    return false
  }

  private loneScalar(node: number, start: number, end: number, mask: number): boolean {
    const element = this.plan.loneScalar[node]
    if (element === undefined || element === -1) return false
    this.row(element, start, this.window.line)
    return this.scalar(element, start, end, mask)
  }

  /** Writes the new row's id where children or readers need it, and its place in its parent. */
  private identify(table: number, at: number): void {
    const map = this.maps[table]
    const below = this.children[table]
    if (below.length > 0 || map.id >= 0) {
      const id = this.window.reserve(ID_LENGTH)
      this.ids[table].write(this.window.bytes, id, this.window.offsetOf(at))
      this.idAt[table] = id
      if (map.id >= 0) this.put(table, map.id, id, id + ID_LENGTH, ID_MASK)
      for (let i = 0; i < below.length; i++) this.position[below[i]] = 0
    }
    const parent = this.plan.parents[table]
    if (parent === -1) return
    const parentId = this.idAt[parent]
    if (map.parentId >= 0) this.put(table, map.parentId, parentId, parentId + ID_LENGTH, ID_MASK)
    const position = this.position[table]++
    if (map.position >= 0) this.putNumber(table, map.position, position)
  }

  private putNumber(table: number, column: number, value: number): void {
    const ready = readyNumber(value)
    const length = value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : String(value).length
    const at = ready >= 0 ? ready : this.window.reserve(length)
    if (ready < 0) this.window.bytes.write(String(value), at, 'latin1')
    this.put(table, column, at, at + length, DIGIT)
  }

  private put(table: number, column: number, start: number, end: number, mask: number): void {
    const batch = this.batches[table]
    const cell = this.cell[table] + column
    batch.start[cell] = start
    batch.end[cell] = end
    batch.mask[cell] = mask
  }

  private writeKeyId(): void {
    const batch = this.batches[0]
    const values = this.maps[0].key.map((column) => {
      const cell = this.cell[0] + column
      if ((batch.mask[cell] & NULL) !== 0) return null
      return this.window.bytes.subarray(batch.start[cell], batch.end[cell])
    })
    this.window.bytes.write(keyId(values), this.idAt[0], 'latin1')
  }

  private grow(table: number): void {
    const batch = this.batches[table]
    const rows = this.capacity[table] * 2
    const larger = emptyBatch(table, batch.columns, rows)
    larger.start.set(batch.start)
    larger.end.set(batch.end)
    larger.mask.set(batch.mask)
    larger.line.set(batch.line)
    larger.offset.set(batch.offset)
    batch.start = larger.start
    batch.end = larger.end
    batch.mask = larger.mask
    batch.line = larger.line
    batch.offset = larger.offset
    this.capacity[table] = rows
  }
}

function emptyBatch(table: number, columns: number, rows = FIRST_ROWS): Batch {
  const batch = allocateBatch(table, columns, rows, 0)
  batch.mask.fill(NULL)
  return batch
}

function clear(batch: Batch, from: number, to: number): void {
  batch.mask.fill(NULL, from * batch.columns, to * batch.columns)
  batch.start.fill(0, from * batch.columns, to * batch.columns)
  batch.end.fill(0, from * batch.columns, to * batch.columns)
}
