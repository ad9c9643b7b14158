import type { Document, Scalar } from 'yaml'
import { isMap, isScalar, isSeq } from 'yaml'

/** Keys of a step that name what it reads: a name, a list of names, or a map with `input`. */
const READING = ['input', 'inputs', 'left', 'right']

/** Every scalar of a document that names a source or a step as something to read from. */
export function references(document: Document, name: string): readonly Scalar[] {
  const found: Scalar[] = []
  const look = (node: unknown): void => {
    if (isScalar(node)) {
      if (node.value === name) found.push(node)
    } else if (isSeq(node)) node.items.forEach(look)
    else if (isMap(node)) look(node.get('input', true))
  }
  for (const section of ['steps', 'targets']) {
    const parts: unknown = document.get(section, true)
    if (!isMap(parts)) continue
    for (const { value } of parts.items) if (isMap(value)) for (const key of READING) look(value.get(key, true))
  }
  const checks: unknown = document.get('checks', true)
  if (isSeq(checks)) for (const check of checks.items) if (isMap(check)) look(check.get('on', true))
  return found
}
