import type { Document, Scalar } from 'yaml'
import { isMap, isScalar, isSeq } from 'yaml'

/** Keys of a step that name what it reads: a name, a list of names, or a map with `input`. */
export const READING = ['input', 'inputs', 'left', 'right']

/**
 * Every scalar of a document that names a source or a step as something to read from.
 * @param reader the only part that is looked at; without it all of them and the checks
 */
export function references(
  document: Document,
  name: string,
  reader?: { readonly section: string; readonly name: string },
): readonly Scalar[] {
  const found: Scalar[] = []
  const look = (node: unknown): void => {
    if (isScalar(node)) {
      if (node.value === name) found.push(node)
    } else if (isSeq(node)) node.items.forEach(look)
    else if (isMap(node)) look(node.get('input', true))
  }
  for (const section of ['steps', 'targets']) {
    const parts: unknown = document.get(section, true)
    if (!isMap(parts) || (reader && reader.section !== section)) continue
    for (const { key, value } of parts.items) {
      const looked = reader === undefined || reader.name === String(isScalar(key) ? key.value : key)
      if (looked && isMap(value)) for (const each of READING) look(value.get(each, true))
    }
  }
  if (reader) return found
  const checks: unknown = document.get('checks', true)
  if (isSeq(checks)) for (const check of checks.items) if (isMap(check)) look(check.get('on', true))
  return found
}
