import { Document, isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml'
import { PlatformError } from '../../errors/error.ts'
import { phrase, quoted } from '../../messages/phrase.ts'
import type { Mention, RenameInSelect } from './mentions.ts'
import { mentions } from './mentions.ts'
import { movedBefore } from './move.ts'
import type { Operation, Section } from './operations.ts'
import { references } from './references.ts'
import { uses } from './uses.ts'

/** A document after an edit, and the edits that undo it, in their order. */
export interface Edited {
  readonly text: string
  readonly inverse: readonly Operation[]
}

/**
 * Applies edits to a document's text, one after the other. The text may be unfinished: only its YAML has to be sound.
 * @param renameInSelect follows a rename into the SELECTs of `sql` steps; without it tables and calls there stay as they are
 * @throws PlatformError `pipeline.edit-impossible` when a part that an edit names is missing or there already
 */
export function applyOperations(
  text: string,
  operations: readonly Operation[],
  renameInSelect: RenameInSelect | null = null,
): Edited {
  const document = parseDocument(text, { prettyErrors: false })
  const [broken] = document.errors
  if (broken) throw impossible('parse', quoted(broken.message))
  const inverse: Operation[] = []
  for (const operation of operations) inverse.unshift(...apply(document, operation, renameInSelect))
  return { text: operations.length === 0 ? text : String(document.toString({ lineWidth: 0 })), inverse }
}

function apply(document: Document, operation: Operation, renameInSelect: RenameInSelect | null): readonly Operation[] {
  switch (operation.op) {
    case 'add':
      return add(document, operation)
    case 'remove':
      return remove(document, operation)
    case 'set':
      return set(document, operation)
    case 'unset':
      return unset(document, operation)
    case 'put':
      return put(document, operation)
    case 'rename':
      return rename(document, operation, renameInSelect)
    case 'reorder':
      return reorder(document, operation)
    case 'insertStep':
      return insertStep(document, operation)
    case 'removeStep':
      return removeStep(document, operation)
    case 'moveStep':
      return moveStep(document, operation)
  }
}

type Of<O extends Operation['op']> = Extract<Operation, { op: O }>

function add(document: Document, { section, name, value, yaml, before }: Of<'add'>): readonly Operation[] {
  const missing = document.get(section, true) === undefined
  const parts = sectionOf(document, section, true)
  if (parts.has(name)) throw impossible('add', phrase('edit.there-already', { name }))
  const at = positionBefore(parts, before ?? null)
  const pair = yaml === undefined ? document.createPair(name, value) : pairOf(yaml)
  place(parts, at, pair)
  return missing ? [{ op: 'unset', path: [section] }] : [{ op: 'remove', section, name }]
}

function remove(document: Document, { section, name }: Of<'remove'>): readonly Operation[] {
  const parts = sectionOf(document, section)
  const at = indexOf(parts, name, 'remove')
  const [pair] = parts.items.splice(at, 1)
  const next = parts.items.at(at)
  const before = at < parts.items.length && next ? keyOf(next) : null
  return [{ op: 'add', section, name, yaml: yamlOf(pair), before }]
}

function set(document: Document, { path, value, yaml }: Of<'set'>): readonly Operation[] {
  const old: unknown = document.getIn(path, true)
  const scalar = path.findIndex((_, i) => i > 0 && isScalar(document.getIn(path.slice(0, i), true)))
  if (scalar !== -1) throw impossible('set', phrase('edit.no-parts', { name: path.slice(0, scalar).join('.') }))
  const undo: Operation =
    old === undefined ? { op: 'unset', path: firstMissing(document, path) } : { op: 'set', path, yaml: valueYaml(old) }
  const next: unknown = yaml === undefined ? document.createNode(value) : parseDocument(yaml).contents
  // In place, so that the comment beside a value stays with it.
  if (isScalar(old) && isScalar(next) && yaml === undefined) old.value = next.value
  else document.setIn(path, next)
  return [undo]
}

/** The outermost part on the way that is not there yet. */
function firstMissing(document: Document, path: Of<'set'>['path']): Of<'set'>['path'] {
  const length = path.findIndex((_, i) => document.getIn(path.slice(0, i + 1), true) === undefined)
  return path.slice(0, length + 1)
}

function unset(document: Document, { path }: Of<'unset'>): readonly Operation[] {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const key = path[path.length - 1]
  if (isMap(parent)) {
    // The whole pair, so that its comments and its place come back with it.
    const at = parent.items.findIndex((pair) => keyOf(pair) === String(key))
    if (at !== -1) {
      const [pair] = parent.items.splice(at, 1)
      const next = parent.items.at(at)
      const before = at < parent.items.length && next ? keyOf(next) : null
      return [{ op: 'put', path: path.slice(0, -1), yaml: yamlOf(pair), before }]
    }
  }
  const old: unknown = document.getIn(path, true)
  if (old === undefined) throw impossible('unset', phrase('edit.not-there', { name: path.join('.') }))
  const yaml = valueYaml(parent)
  document.deleteIn(path)
  return [{ op: 'set', path: path.slice(0, -1), yaml }]
}

/** An empty map can only be written as `{}`; it need not stay so. */
function place(parts: YAMLMap, at: number, pair: Pair): void {
  if (parts.items.length === 0) parts.flow = false
  parts.items.splice(at, 0, pair)
}

/** Puts a pair back into the map that it was taken from. */
function put(document: Document, { path, yaml, before }: Of<'put'>): readonly Operation[] {
  const parent: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
  if (!isMap(parent)) throw impossible('put', phrase('edit.not-there', { name: path.join('.') }))
  const pair = pairOf(yaml)
  if (parent.has(keyOf(pair))) throw impossible('put', phrase('edit.there-already', { name: keyOf(pair) }))
  place(parent, positionBefore(parent, before), pair)
  return [{ op: 'unset', path: [...path, keyOf(pair)] }]
}

function rename(
  document: Document,
  { section, name, to, readers }: Of<'rename'>,
  renameInSelect: RenameInSelect | null,
): readonly Operation[] {
  const parts = sectionOf(document, section)
  const pair = parts.items[indexOf(parts, name, 'rename')]
  if (name !== to && isTaken(document, section, to))
    throw impossible('rename', phrase('edit.there-already', { name: to }))
  const follows = readers !== false
  const read = follows && isRead(section) ? references(document, name) : []
  const said = follows ? mentionsOf(document, section, name, to, renameInSelect) : []
  const undo = [
    ...pathsOf(document, new Set(read)).map((path): Operation => ({ op: 'set', path, value: name })),
    ...said.flatMap(({ node }) =>
      pathsOf(document, new Set([node])).map((path): Operation => ({ op: 'set', path, value: node.value })),
    ),
  ]
  if (isScalar(pair.key)) pair.key.value = to
  else pair.key = document.createNode(to)
  for (const each of read) each.value = to
  for (const { node, value } of said) node.value = value
  return [{ op: 'rename', section, name: to, to: name, readers: false }, ...undo]
}

/** Texts that say the name of a part otherwise than to read from it. */
function mentionsOf(
  document: Document,
  section: Section,
  name: string,
  to: string,
  renameInSelect: RenameInSelect | null,
): readonly Mention[] {
  if (section === 'macros' || section === 'params') return uses(document, section, name, to, renameInSelect)
  return isRead(section) ? mentions(document, name, to, renameInSelect) : []
}

function reorder(document: Document, { section, name, before }: Of<'reorder'>): readonly Operation[] {
  const parts = sectionOf(document, section)
  const at = indexOf(parts, name, 'reorder')
  if (before === name) return []
  const next = parts.items.at(at + 1)
  const [pair] = parts.items.splice(at, 1)
  parts.items.splice(positionBefore(parts, before ?? null), 0, pair)
  return [{ op: 'reorder', section, name, before: next ? keyOf(next) : null }]
}

/** What a new step reads; of two inputs the second is another source, or the same rows under a second name. */
function readingOf(document: Document, type: string, after: string): Readonly<Record<string, unknown>> {
  if (type !== 'join' && type !== 'union' && type !== 'sql') return { input: after }
  const sources: unknown = document.get('sources', true)
  const names = isMap(sources) ? sources.items.map(({ key }) => String(isScalar(key) ? key.value : key)) : []
  const other = names.find((name) => name !== after)
  if (type === 'sql') return { inputs: [after] }
  if (type === 'union') return { inputs: [after, other ?? after] }
  return { left: after, right: other ?? { input: after, as: `${after}_again` } }
}

function insertStep(document: Document, operation: Of<'insertStep'>): readonly Operation[] {
  const { name, value, after, readers: followers = 'all' } = operation
  if (!isTaken(document, 'steps', after)) throw impossible('insertStep', phrase('edit.not-there', { name: after }))
  if (isTaken(document, 'steps', name)) throw impossible('insertStep', phrase('edit.there-already', { name }))
  const only = typeof followers === 'string' ? undefined : followers
  const readers = followers === 'none' ? [] : references(document, after, only)
  if (only && readers.length === 0) throw impossible('insertStep', phrase('edit.not-there', { name: only.name }))
  const undoReaders = pathsOf(document, new Set(readers)).map((path): Operation => ({ op: 'set', path, value: after }))
  const { type, ...rest } = value
  const step = { type, ...readingOf(document, String(type), after), ...rest }
  const undoAdd = add(document, { op: 'add', section: 'steps', name, value: step, before: behind(document, after) })
  for (const reader of readers) reader.value = name
  return [...undoReaders, ...undoAdd]
}

/** The step that stands behind another one; the first for a source; null: there is none. */
function behind(document: Document, name: string): string | null {
  const steps: unknown = document.get('steps', true)
  if (!isMap(steps)) return null
  const next = steps.items.at(steps.items.findIndex((pair) => keyOf(pair) === name) + 1)
  return next ? keyOf(next) : null
}

function removeStep(document: Document, { name, input: wanted }: Of<'removeStep'>): readonly Operation[] {
  const input: unknown = wanted ?? document.getIn(['steps', name, 'input'])
  if (typeof input !== 'string' || (wanted !== undefined && !isTaken(document, 'steps', wanted)))
    throw impossible('removeStep', phrase('edit.no-single-input', { name }))
  const readers = references(document, name)
  const undoReaders = pathsOf(document, new Set(readers)).map((path): Operation => ({ op: 'set', path, value: name }))
  const undoRemove = remove(document, { op: 'remove', section: 'steps', name })
  for (const reader of readers) reader.value = input
  return [...undoRemove, ...undoReaders]
}

function moveStep(document: Document, { name }: Of<'moveStep'>): readonly Operation[] {
  const moved = movedBefore(document, name)
  if (moved === null) throw impossible('moveStep', phrase('edit.not-movable', { name }))
  const undo = moved.changes.flatMap(({ node }) =>
    pathsOf(document, new Set([node])).map((path): Operation => ({ op: 'set', path, value: node.value })),
  )
  for (const { node, value } of moved.changes) node.value = value
  return [...reorder(document, { op: 'reorder', section: 'steps', name, before: moved.before }), ...undo]
}

/** Sources and steps share their names: what reads one cannot tell which is meant. */
function isTaken(document: Document, section: Section, name: string): boolean {
  const sections: readonly Section[] = isRead(section) ? ['sources', 'steps'] : [section]
  return sections.some((each) => document.hasIn([each, name]))
}

function isRead(section: Section): boolean {
  return section === 'sources' || section === 'steps'
}

/** Places of nodes, by a walk over the whole document. */
function pathsOf(document: Document, nodes: ReadonlySet<unknown>): readonly (string | number)[][] {
  const found: (string | number)[][] = []
  const walk = (node: unknown, path: (string | number)[]): void => {
    if (nodes.has(node)) found.push(path)
    if (isMap(node)) for (const pair of node.items) walk(pair.value, [...path, keyOf(pair)])
    else if (typeof node === 'object' && node !== null && 'items' in node)
      (node.items as unknown[]).forEach((each, i) => walk(each, [...path, i]))
  }
  walk(document.contents, [])
  return found
}

function sectionOf(document: Document, section: Section, make = false): YAMLMap {
  const found: unknown = document.get(section, true)
  if (isMap(found)) return found
  if (!make) throw impossible(section, phrase('edit.not-there', { name: section }))
  const made = document.createNode({})
  document.set(section, made)
  return made
}

function indexOf(parts: YAMLMap, name: string, operation: string): number {
  const at = parts.items.findIndex((pair) => keyOf(pair) === name)
  if (at === -1) throw impossible(operation, phrase('edit.not-there', { name }))
  return at
}

function positionBefore(parts: YAMLMap, before: string | null): number {
  return before === null ? parts.items.length : indexOf(parts, before, 'order')
}

function keyOf(pair: Pair): string {
  return String(isScalar(pair.key) ? pair.key.value : pair.key)
}

function yamlOf(pair: Pair): string {
  const whole = new Document({})
  // A fresh map, so that the pair's own comments are written with it.
  ;(whole.contents as unknown as YAMLMap).items.push(pair as never)
  ;(whole.contents as unknown as YAMLMap).flow = false
  return whole.toString({ lineWidth: 0 })
}

function pairOf(yaml: string): Pair {
  const { contents } = parseDocument(yaml)
  if (!isMap(contents) || contents.items.length !== 1) throw impossible('add', phrase('edit.not-one-part'))
  return contents.items[0] as Pair
}

function valueYaml(node: unknown): string {
  const whole = new Document()
  whole.contents = node as never
  return whole.toString({ lineWidth: 0 })
}

function impossible(operation: string, why: ReturnType<typeof quoted>): PlatformError {
  return new PlatformError('pipeline.edit-impossible', { operation, why })
}
