/** How records stand in a file. */
export interface JsonLayout {
  /**
   * - array: elements of the array at `path` (empty: the document itself is the array)
   * - lines: a value a line (NDJSON)
   * - values: values one after another, or a single one
   */
  readonly kind: 'array' | 'lines' | 'values'
  /** Keys from the document to the records; with `values` at most the way to one object. */
  readonly path: readonly string[]
}
