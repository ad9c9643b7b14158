import { afterSpace, CLOSE_ARRAY, CLOSE_OBJECT, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './bytes.ts'
import { wordEnd } from './literal.ts'

/**
 * How sure the first bytes of a file are of JSON: a bracket and what may follow it.
 * @param complete the bytes are the whole file
 */
export function recogniseJson(head: Buffer, complete: boolean): number {
  const start = afterSpace(head, 0)
  const next = afterSpace(head, start + 1)
  if (head[start] === OPEN_OBJECT) {
    if (head[next] === QUOTE) return 0.95
    return head[next] === CLOSE_OBJECT ? 0.9 : 0
  }
  if (head[start] !== OPEN_ARRAY) return 0
  if (head[next] === OPEN_OBJECT || head[next] === OPEN_ARRAY) return 0.95
  if (head[next] === CLOSE_ARRAY) return complete ? 0.9 : 0.5
  return head[next] === QUOTE || wordEnd(head, next) > next ? 0.5 : 0
}
