import type { Document, Scalar } from 'yaml'
import { isMap, isScalar, isSeq } from 'yaml'
import { printName } from '../../expressions/print.ts'
import { tokenise } from '../../expressions/tokens.ts'
import { READING } from './references.ts'

/** A SELECT with another name for one of the tables that it reads, or of the functions that it calls. */
export type RenameInSelect = (select: string, name: string, to: string, of?: 'table' | 'function') => string

/** A text that names a part of the document, and what it says when that has another name. */
export interface Mention {
  readonly node: Scalar
  readonly value: string
}

/**
 * Texts of a document that name a source or step otherwise than to read it: columns with its name before them in the
 * expressions of what reads it and in its own condition on groups, SELECTs, relations that are checked.
 */
export function mentions(
  document: Document,
  name: string,
  to: string,
  renameInSelect: RenameInSelect | null,
): readonly Mention[] {
  const found: Mention[] = []
  const note = (node: unknown, rewrite: (text: string) => string): void => {
    if (!isScalar(node) || typeof node.value !== 'string') return
    const value = rewrite(node.value)
    if (value !== node.value) found.push({ node, value })
  }
  const qualifiers = (text: string) => withQualifier(text, name, to)
  const steps: unknown = document.get('steps', true)
  for (const { key, value: step } of isMap(steps) ? steps.items : []) {
    if (!isMap(step)) continue
    if (String(isScalar(key) ? key.value : key) === name) note(step.get('having', true), qualifiers)
    if (!READING.some((each) => reads(step.get(each, true), name))) continue
    for (const { key: part, value } of step.items) {
      const partName = String(isScalar(part) ? part.value : part)
      if (partName === 'type' || READING.includes(partName)) continue
      if (partName === 'select' && step.get('type') === 'sql') {
        if (renameInSelect) note(value, (text) => renameInSelect(text, name, to))
      } else eachScalar(value, (node) => note(node, qualifiers))
    }
  }
  const checks: unknown = document.get('checks', true)
  for (const check of isSeq(checks) ? checks.items : []) {
    const relation: unknown = isMap(check) ? check.get('relation', true) : null
    const prefix = `${name}.`
    eachScalar(relation, (node) =>
      note(node, (text) => (text.startsWith(prefix) ? `${to}.${text.slice(prefix.length)}` : text)),
    )
  }
  return found
}

/** Whether a side is read under its own name; one with `as` is known by that. */
function reads(node: unknown, name: string): boolean {
  if (isScalar(node)) return node.value === name
  if (isSeq(node)) return node.items.some((each) => reads(each, name))
  return isMap(node) && node.get('as') === undefined && node.get('input') === name
}

function eachScalar(node: unknown, visit: (scalar: Scalar) => void): void {
  if (isScalar(node)) visit(node)
  else if (isSeq(node)) for (const each of node.items) eachScalar(each, visit)
  else if (isMap(node)) for (const { value } of node.items) eachScalar(value, visit)
}

/** An expression with another name before the dot of its columns; one that cannot be read stays as it is. */
function withQualifier(text: string, name: string, to: string): string {
  let tokens: ReturnType<typeof tokenise>
  try {
    tokens = tokenise(text)
  } catch {
    return text
  }
  const places = tokens.filter((token, i) => {
    const said = token.kind === 'name' ? token.value : token.kind === 'word' ? token.text : null
    return said === name && tokens[i + 1].text === '.' && tokens[i - 1]?.text !== '.'
  })
  return places.toReversed().reduce((so, { at, end }) => so.slice(0, at) + printName(to) + so.slice(end), text)
}
