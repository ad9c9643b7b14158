import type { Document } from 'yaml'
import { isMap, isNode } from 'yaml'

/** What the author of a document wrote about its steps: comments above a step or behind it, by the step's name. */
export function stepComments(source: Document): Readonly<Record<string, string>> {
  const steps = source.get('steps', true)
  if (!isMap(steps)) return {}
  const comments = steps.items.map(({ key, value }, index) => {
    // A comment above the first step belongs to the whole list in the parsed text.
    const above = [index === 0 ? steps.commentBefore : null, isNode(key) ? key.commentBefore : null]
    const parts = [...above, isNode(value) ? value.comment : null].filter((part) => part !== null && part !== undefined)
    return [String(key), parts.map((part) => part.trim()).join('\n')] as const
  })
  return Object.fromEntries(comments.filter(([, text]) => text !== ''))
}
