/** What a scanner is told about a container that it stands before, instead of a node to go on with. */
export const UNKNOWN = -1

/**
 * What a scanner of nested input tells about the record it reads, as nodes of a PathTree and ranges of the window's
 * bytes. Two sinks exist: discovery, which learns the structure, and the row assembler, which fills batches.
 */
export interface RecordSink {
  /** A record begins at `at` of the window. What it tells counts only when `accept` follows. */
  begin(at: number, line: number): void
  /** The record is complete and valid. */
  accept(): void
  /** The record is broken, or its end is not in the window yet: all since `begin` is forgotten. */
  discard(): void
  /** The child of `parent` named `bytes[start, end)`; UNKNOWN when the structure has none. */
  child(parent: number, bytes: Uint8Array, start: number, end: number): number
  /** An object stands at `node`; the node that its members belong to, or UNKNOWN. May open a row. */
  object(node: number, at: number, line: number): number
  /** An array stands at `node`; the node of its elements, or UNKNOWN. */
  array(node: number): number
  /** An occurrence of a node that makes rows begins at `at`; false when no table takes it. */
  row(node: number, at: number, line: number): boolean
  /** A value, free of quoting and escapes, at `[start, end)` with its byte classes; false when no column takes it. */
  scalar(node: number, start: number, end: number, mask: number): boolean
  /** An explicit null; false when nothing is known at the node. */
  empty(node: number): boolean
  /** White space or nothing between an element's tags (XML): a value only where the node has a column of its own. */
  blank(node: number, start: number, end: number, mask: number): void
  /** The node occurs again in the same parent; false when the structure does not allow it. */
  repeat(node: number): boolean
}
