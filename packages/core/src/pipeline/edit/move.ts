import type { Document, Scalar } from 'yaml'
import { isScalar } from 'yaml'
import { references } from './references.ts'

/** The names of inputs that change when a step goes before the one that it reads, with what they say from then on. */
export interface Moved {
  /** The step that it goes before. */
  readonly before: string
  readonly changes: readonly { readonly node: Scalar; readonly value: string }[]
}

/**
 * What becomes of the inputs when a step is computed before the step that it reads: it reads what that read, that reads
 * it, and its readers read that.
 * @returns null where they cannot change places: one of them has several inputs, or others read the one before too
 */
export function movedBefore(document: Document, name: string): Moved | null {
  const own: unknown = document.getIn(['steps', name, 'input'], true)
  const before = isScalar(own) && typeof own.value === 'string' ? own.value : null
  if (!isScalar(own) || before === null) return null
  const other: unknown = document.getIn(['steps', before, 'input'], true)
  if (!isScalar(other) || typeof other.value !== 'string') return null
  if (references(document, before).some((node) => node !== own)) return null
  const readers = references(document, name)
  return {
    before,
    changes: [
      { node: own, value: other.value },
      { node: other, value: name },
      ...readers.map((node) => ({ node, value: before })),
    ],
  }
}
