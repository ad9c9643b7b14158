import { ELEMENT_NAME, PathTree, RECORD, SEEN } from './path-tree.ts'
import type { RecordSink } from './sink.ts'

/** More members than this under one object are data, not structure. */
const MOST_MEMBERS = 2000
/** From this many members on, an object whose instances hold few of them each is a map, its keys data. */
const MAP_MEMBERS = 200
const MAP_RATIO = 20
/** A path with more arrays on it keeps the deepest as JSON text. */
const DEEPEST_TABLE = 8
/** Paths in all; further ones become text of the object that holds them. */
const MOST_PATHS = 50_000

/**
 * Learns the structure of nested input: which paths there are, what stands at them and what repeats. Of a broken record
 * nothing is learned but names.
 */
export class Discovery implements RecordSink {
  readonly tree = new PathTree()
  /** Records that were complete and valid. */
  records = 0
  /** Explicit nulls. */
  nulls = 0
  /** Rows of all tables but the root's. */
  childRows = 0
  private instances = new Float64Array(64)
  private members = new Float64Array(64)
  private arrays = new Uint8Array(64)
  /** Nodes that the record under way changed, and their kinds before, by turns: few, once the structure is known. */
  private readonly changes: number[] = []
  private nullsBefore = 0
  private childRowsBefore = 0

  begin(): void {
    this.changes.length = 0
    this.nullsBefore = this.nulls
    this.childRowsBefore = this.childRows
  }

  accept(): void {
    this.records++
  }

  discard(): void {
    for (let i = this.changes.length - 2; i >= 0; i -= 2) this.tree.kinds[this.changes[i]] = this.changes[i + 1]
    this.nulls = this.nullsBefore
    this.childRows = this.childRowsBefore
  }

  child(parent: number, bytes: Uint8Array, start: number, end: number): number {
    const known = this.tree.find(parent, bytes, start, end)
    if (known !== -1) return known
    if (this.isMap(parent)) this.mark(parent, SEEN.OPAQUE)
    const node = this.tree.intern(parent, bytes, start, end)
    this.sized(node)
    this.arrays[node] = this.arrays[parent]
    return node
  }

  object(node: number): number {
    this.mark(node, SEEN.OBJECT)
    this.instances[node]++
    if (node !== RECORD) this.members[this.tree.parent[node]]++
    return node
  }

  array(node: number): number {
    const element = this.child(node, ELEMENT_NAME, 0, 1)
    if (node !== RECORD) this.members[this.tree.parent[node]]++
    this.mark(node, SEEN.ARRAY)
    this.mark(element, SEEN.ELEMENT)
    this.arrays[element] = this.arrays[node] + 1
    if (this.arrays[element] > DEEPEST_TABLE) this.mark(node, SEEN.OPAQUE)
    return element
  }

  row(node: number): boolean {
    if (node !== RECORD) this.childRows++
    return true
  }

  scalar(node: number): boolean {
    this.mark(node, SEEN.SCALAR)
    this.members[this.tree.parent[node]]++
    return true
  }

  empty(node: number): boolean {
    this.mark(node, SEEN.NULL)
    this.nulls++
    return true
  }

  blank(node: number): void {
    this.mark(node, SEEN.NULL)
  }

  repeat(node: number): boolean {
    this.mark(node, SEEN.REPEATED)
    return true
  }

  private mark(node: number, kind: number): void {
    const kinds = this.tree.kinds[node]
    if ((kinds & kind) !== 0) return
    this.changes.push(node, kinds)
    this.tree.kinds[node] = kinds | kind
  }

  /** Asked before a new member is added: thousands of keys, or many keys of which an instance has few. */
  private isMap(node: number): boolean {
    const count = this.tree.children[node]
    if (count < MAP_MEMBERS) return false
    if (count >= MOST_MEMBERS || this.tree.size >= MOST_PATHS) return true
    return this.instances[node] > MAP_RATIO && this.members[node] / this.instances[node] < count / MAP_RATIO
  }

  private sized(node: number): void {
    if (node < this.instances.length) return
    const size = this.instances.length * 2
    this.instances = grown(this.instances, new Float64Array(size))
    this.members = grown(this.members, new Float64Array(size))
    this.arrays = grown(this.arrays, new Uint8Array(size))
  }
}

function grown<T extends Float64Array | Uint8Array>(from: T, into: T): T {
  into.set(from)
  return into
}
