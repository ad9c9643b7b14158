import { Buffer } from 'node:buffer'

/** What was seen at a path; flags of `PathTree.kinds`. */
export const SEEN = {
  SCALAR: 1,
  OBJECT: 2,
  ARRAY: 4,
  NULL: 8,
  /** Kept as the source's own text in one column: keys that are data, or structure too deep for tables. */
  OPAQUE: 16,
  /** Occurs more than once in one parent: each occurrence is a row (elements of XML). */
  REPEATED: 32,
  /** An element of an array: each is a row (JSON). */
  ELEMENT: 64,
  /** An attribute of an element (XML). */
  ATTRIBUTE: 128,
} as const

/** Flags that say the node itself occurred. */
const SEEN_ANY = SEEN.SCALAR | SEEN.OBJECT | SEEN.ARRAY | SEEN.NULL | SEEN.OPAQUE

/** Node of the record itself. */
export const RECORD = 0
export const NO_NODE = -1
/** Name of the node for an array's elements: a byte that no UTF-8 key holds. */
export const ELEMENT_NAME = Uint8Array.of(0xff)

/**
 * The paths of an input as a trie: one node per distinct path of keys or element names, held in typed arrays so that
 * scanning a record makes no object. Node numbers grow in order of first occurrence.
 */
export class PathTree {
  size = 1
  parent = new Int32Array(64).fill(NO_NODE)
  kinds = new Uint16Array(64)
  firstChild = new Int32Array(64).fill(NO_NODE)
  lastChild = new Int32Array(64).fill(NO_NODE)
  nextSibling = new Int32Array(64).fill(NO_NODE)
  /** Number of children. */
  children = new Int32Array(64)
  /** Objects and elements met so far, over all passes: numbers them for `seenIn`. */
  instances = 0
  /** Instance of the parent in which this node occurred last: finds duplicates and repetition without a set. */
  seenIn = new Float64Array(64)
  /** The child that opened its parent's last instance. */
  first = new Int32Array(64).fill(NO_NODE)
  /** The sibling that came next the last time: records of one shape meet their keys here, without hashing. */
  follow = new Int32Array(64).fill(NO_NODE)
  /** Names, UTF-8, end to end; 0 for names that a scanner must not compare with raw bytes (they hold `"` or `\`). */
  names = Buffer.allocUnsafeSlow(4096)
  nameStart = new Int32Array(64)
  nameEnd = new Int32Array(64)
  /** 1 when the name can be compared with the source's bytes as they stand. */
  plain = new Uint8Array(64)
  private namesUsed = 0
  private slots = new Int32Array(256).fill(NO_NODE)

  /** The node's name. */
  name(node: number): string {
    return this.names.toString('utf8', this.nameStart[node], this.nameEnd[node])
  }

  /** Position after the node's name when `bytes` hold it at `at` (what follows is the caller's to check); else -1. */
  match(node: number, bytes: Uint8Array, at: number): number {
    if (this.plain[node] === 0) return -1
    const names = this.names
    const end = this.nameEnd[node]
    let i = at
    for (let k = this.nameStart[node]; k < end; k++, i++) if (bytes[i] !== names[k]) return -1
    return i
  }

  /** The child of `parent` with the name `bytes[start, end)`; NO_NODE when there is none. */
  find(parent: number, bytes: Uint8Array, start: number, end: number): number {
    const slots = this.slots
    const last = slots.length - 1
    for (let slot = hashOf(parent, bytes, start, end) & last; ; slot = (slot + 1) & last) {
      const node = slots[slot]
      if (node === NO_NODE) return NO_NODE
      if (this.parent[node] === parent && this.sameName(node, bytes, start, end)) return node
    }
  }

  /** The child of `parent` with that name, made when missing. */
  intern(parent: number, bytes: Uint8Array, start: number, end: number): number {
    const known = this.find(parent, bytes, start, end)
    if (known !== NO_NODE) return known
    const node = this.append(parent, bytes, start, end)
    this.store(node)
    return node
  }

  /** The node of the elements of an array at `node`; NO_NODE when no array was met there. */
  elementOf(node: number): number {
    return this.find(node, ELEMENT_NAME, 0, 1)
  }

  /** True when each occurrence of the node makes a row. */
  isRow(node: number): boolean {
    if (node === RECORD) return true
    const kinds = this.kinds[node]
    return (kinds & SEEN.REPEATED) !== 0 || ((kinds & SEEN.ELEMENT) !== 0 && (kinds & SEEN_ANY) !== 0)
  }

  /** The children of a node in order of first occurrence. */
  childrenOf(node: number): number[] {
    const found: number[] = []
    for (let child = this.firstChild[node]; child !== NO_NODE; child = this.nextSibling[child]) found.push(child)
    return found
  }

  private append(parent: number, bytes: Uint8Array, start: number, end: number): number {
    if (this.size === this.parent.length) this.grow()
    if (this.size * 2 > this.slots.length) this.rehash()
    const node = this.size++
    this.parent[node] = parent
    if (this.firstChild[parent] === NO_NODE) this.firstChild[parent] = node
    else this.nextSibling[this.lastChild[parent]] = node
    this.lastChild[parent] = node
    this.children[parent]++
    this.writeName(node, bytes, start, end)
    return node
  }

  private writeName(node: number, bytes: Uint8Array, start: number, end: number): void {
    const length = end - start
    if (this.namesUsed + length > this.names.length) {
      const grown = Buffer.allocUnsafeSlow((this.names.length + length) * 2)
      this.names.copy(grown, 0, 0, this.namesUsed)
      this.names = grown
    }
    let plain = 1
    for (let i = start; i < end; i++) {
      if (bytes[i] === 0x22 || bytes[i] === 0x5c || bytes[i] < 0x20) plain = 0
      this.names[this.namesUsed + i - start] = bytes[i]
    }
    this.plain[node] = plain
    this.nameStart[node] = this.namesUsed
    this.namesUsed += length
    this.nameEnd[node] = this.namesUsed
  }

  private sameName(node: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.nameStart[node]
    if (this.nameEnd[node] - from !== end - start) return false
    for (let i = start; i < end; i++) if (bytes[i] !== this.names[from + i - start]) return false
    return true
  }

  private store(node: number): void {
    const last = this.slots.length - 1
    let slot = hashOf(this.parent[node], this.names, this.nameStart[node], this.nameEnd[node]) & last
    while (this.slots[slot] !== NO_NODE) slot = (slot + 1) & last
    this.slots[slot] = node
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(NO_NODE)
    for (let node = 1; node < this.size; node++) this.store(node)
  }

  private grow(): void {
    const size = this.parent.length * 2
    this.parent = grownInt32(this.parent, size)
    this.firstChild = grownInt32(this.firstChild, size)
    this.lastChild = grownInt32(this.lastChild, size)
    this.nextSibling = grownInt32(this.nextSibling, size)
    this.first = grownInt32(this.first, size)
    this.follow = grownInt32(this.follow, size)
    this.children = grownInt32(this.children, size, 0)
    this.nameStart = grownInt32(this.nameStart, size, 0)
    this.nameEnd = grownInt32(this.nameEnd, size, 0)
    const kinds = new Uint16Array(size)
    kinds.set(this.kinds)
    this.kinds = kinds
    const plain = new Uint8Array(size)
    plain.set(this.plain)
    this.plain = plain
    const seenIn = new Float64Array(size)
    seenIn.set(this.seenIn)
    this.seenIn = seenIn
  }
}

function grownInt32(values: Int32Array, size: number, fill: number = NO_NODE): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(size).fill(fill, values.length)
  grown.set(values)
  return grown
}

/** FNV-1a over the name, seeded by the parent. Hits are confirmed by comparing bytes. */
function hashOf(parent: number, bytes: Uint8Array, start: number, end: number): number {
  let hash = Math.imul(parent + 1, 0x9e3779b1) ^ 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
