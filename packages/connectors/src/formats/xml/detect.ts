import { EXCLAMATION, LESS, nameEnd, QUESTION, SLASH, startsWith, tagEnd } from './bytes.ts'
import { skipMarkup } from './skip.ts'

/** A path's share of the parent's bytes that makes it the records, or the only way on to them. */
const RECORDS_SHARE = 0.5
const WRAPPER_SHARE = 0.8
const DEEPEST_PATH = 8

/** Where the records of an XML document stand. */
export interface XmlLayout {
  /** Names of the elements from the root to the record; the record is the root itself when there is one name. */
  readonly path: readonly string[]
  /** The document type declaration as it stands; empty when there is none. */
  readonly doctype: string
  readonly confidence: number
}

/** What the head says about one path. */
interface Seen {
  readonly name: string
  readonly children: Map<string, Seen>
  bytes: number
  /** Most occurrences in one parent. */
  most: number
}

/** Finds the repeated element that makes up most of a document, from the document's first bytes. */
export function detectXml(head: Buffer): XmlLayout {
  const { root, doctype } = survey(head)
  const top = root.children.values().next().value
  if (!top) return { path: [], doctype, confidence: 0 }
  const path = [top.name]
  for (let at = top; path.length < DEEPEST_PATH; ) {
    const largest = [...at.children.values()]
      .filter((child) => child.most > 1 || child.children.size > 0)
      .sort((a, b) => b.bytes - a.bytes)[0]
    if (!largest) break
    const share = largest.bytes / [...at.children.values()].reduce((sum, child) => sum + child.bytes, 0)
    if (largest.most > 1 && share >= RECORDS_SHARE) return { path: [...path, largest.name], doctype, confidence: 0.9 }
    if (share < WRAPPER_SHARE || largest.most > 1) break
    path.push(largest.name)
    at = largest
  }
  return { path, doctype, confidence: 0.6 }
}

interface Open {
  readonly seen: Seen
  readonly start: number
  readonly counts: Map<string, number>
}

/** Walks the tags of the head; elements that it breaks off in reach to its end. */
function survey(head: Buffer): { root: Seen; doctype: string } {
  const root: Seen = { name: '', children: new Map(), bytes: 0, most: 1 }
  const stack: Open[] = [{ seen: root, start: 0, counts: new Map() }]
  let doctype = ''
  for (let at = head.indexOf(LESS); at !== -1 && at + 1 < head.length; at = head.indexOf(LESS, at)) {
    const next = head[at + 1]
    const markup = next === EXCLAMATION || next === QUESTION
    const after = markup ? skipMarkup(head, at, head.length) : tagEnd(head, at, head.length)
    if (startsWith(head, at, '<!DOCTYPE')) doctype = head.toString('utf8', at, after === -1 ? head.length : after)
    else if (next === SLASH) leave(stack, head, at, after)
    else if (!markup && nameEnd(head, at + 1) > at + 1) {
      stack.push(enter(stack[stack.length - 1], head, at))
      if (after !== -1 && head[after - 2] === SLASH) close(stack, after)
    }
    if (after === -1) break
    at = after
  }
  while (stack.length > 0) close(stack, head.length)
  return { root, doctype }
}

function close(stack: Open[], end: number): void {
  const open = stack.pop()
  if (open) open.seen.bytes += end - open.start
}

/** Closes the innermost open element of the end tag's name, and what is left open inside it. */
function leave(stack: Open[], head: Buffer, at: number, end: number): void {
  const name = head.toString('utf8', at + 2, nameEnd(head, at + 2))
  const level = stack.findLastIndex((open) => open.seen.name === name)
  while (level > 0 && stack.length > level) close(stack, end === -1 ? head.length : end)
}

function enter(parent: Open, head: Buffer, at: number): Open {
  const name = head.toString('utf8', at + 1, nameEnd(head, at + 1))
  const count = (parent.counts.get(name) ?? 0) + 1
  parent.counts.set(name, count)
  const seen = parent.seen.children.get(name) ?? { name, children: new Map(), bytes: 0, most: 0 }
  parent.seen.children.set(name, seen)
  seen.most = Math.max(seen.most, count)
  return { seen, start: at, counts: new Map() }
}
