import { BYTE_CLASS, classOf } from '@ai-etl/core/contracts/batch'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase, quoted } from '@ai-etl/core/messages/phrase'
import { NO_NODE, type PathTree, RECORD, SEEN } from '../tree/path-tree.ts'
import type { TreeRule } from '../tree/rules.ts'
import { type RecordSink, UNKNOWN } from '../tree/sink.ts'
import type { ByteWindow } from '../tree/window.ts'
import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  countLines,
  NEWLINE,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
  STOPS,
  TEXT_CLASS,
} from './bytes.ts'
import { FALSE, isNull, isNumber, literalEnd, NOT_A_VALUE, skipValue, TRUE, UNFINISHED, wordEnd } from './literal.ts'
import { Unescaper } from './text.ts'

/** Answers of `scan` instead of a position. */
export const INCOMPLETE = -1
export const BROKEN = -2

/** Containers within containers; deeper input is refused (RFC 8259 §9 allows a limit). */
export const DEEPEST = 256

const { QUOTED } = BYTE_CLASS

/**
 * Reads one JSON value out of a window into a sink: strictly RFC 8259, but for `NaN`, `Infinity` and `-Infinity`, which
 * many writers make. Recursive, without an object for any value.
 */
export class JsonScanner {
  /** Set when `scan` answers BROKEN: the rule, what was found, and where. */
  rule: TreeRule = 'json.syntax'
  detail: Phrase = phrase('record.itself')
  brokenAt = 0
  /** Line of the position reached. */
  line = 1
  private readonly sink: RecordSink
  private readonly tree: PathTree
  private readonly unescaper = new Unescaper()
  private window: ByteWindow
  private bytes: Uint8Array
  private end = 0
  private final = false

  constructor(sink: RecordSink, tree: PathTree, window: ByteWindow) {
    this.sink = sink
    this.tree = tree
    this.window = window
    this.bytes = window.bytes
  }

  /**
   * Reads the value at `at` as a record. `end` is where the data end, for good when `final`.
   * @returns the position after it, INCOMPLETE, or BROKEN
   */
  scan(at: number, end: number, final: boolean): number {
    this.bytes = this.window.bytes
    this.line = this.window.line
    this.end = end
    this.final = final
    return this.value(RECORD, at, 0)
  }

  private value(node: number, at: number, depth: number): number {
    if ((this.tree.kinds[node] & SEEN.OPAQUE) !== 0) return this.opaque(node, at)
    switch (this.bytes[at]) {
      case QUOTE:
        return this.text(node, at + 1)
      case OPEN_OBJECT:
        return this.object(node, at, depth)
      case OPEN_ARRAY:
        return this.array(node, at, depth)
      default:
        return this.word(node, at)
    }
  }

  private object(node: number, at: number, depth: number): number {
    if (depth === DEEPEST) return this.broken('json.depth', phrase('record.depth', { depth: DEEPEST }), at)
    const owner = this.sink.object(node, at, this.line)
    if (owner === UNKNOWN) return this.unknown(node, at)
    const bytes = this.bytes
    const tree = this.tree
    const instance = ++tree.instances
    let previous = NO_NODE
    let i = this.space(at + 1)
    if (bytes[i] === CLOSE_OBJECT) return i + 1
    for (;;) {
      if (bytes[i] !== QUOTE) return this.unexpected('json.key', i)
      const guess = previous === NO_NODE ? tree.first[owner] : tree.follow[previous]
      let child = guess
      let after = guess === NO_NODE ? -1 : tree.match(guess, bytes, i + 1)
      if (after === -1 || bytes[after] !== QUOTE) {
        after = this.key(owner, i + 1)
        if (after < 0) return after
        child = this.found
        if (previous === NO_NODE) tree.first[owner] = child
        else tree.follow[previous] = child
      }
      if (tree.seenIn[child] === instance) return this.duplicate(child, i)
      tree.seenIn[child] = instance
      previous = child
      i = after + 1
      if (bytes[i] !== COLON) {
        i = this.space(i)
        if (bytes[i] !== COLON) return this.unexpected('json.colon', i)
      }
      i++
      if (bytes[i] === SPACE) i++
      if (bytes[i] <= SPACE) i = this.space(i)
      i = this.value(child, i, depth + 1)
      if (i < 0) return i
      if (bytes[i] <= SPACE) i = this.space(i)
      if (bytes[i] === CLOSE_OBJECT) return i + 1
      if (bytes[i] !== COMMA) return this.unexpected('json.comma-or-brace', i)
      i = this.space(i + 1)
    }
  }

  private array(node: number, at: number, depth: number): number {
    if (depth === DEEPEST) return this.broken('json.depth', phrase('record.depth', { depth: DEEPEST }), at)
    const element = this.sink.array(node)
    if (element === UNKNOWN) return this.unknown(node, at)
    const bytes = this.bytes
    if ((this.tree.kinds[node] & SEEN.OPAQUE) !== 0) return this.opaque(node, at)
    let i = this.space(at + 1)
    if (bytes[i] === CLOSE_ARRAY) return i + 1
    for (;;) {
      if (i >= this.end) return this.unexpected('json.any-value', i)
      if (!this.sink.row(element, i, this.line)) return this.unknown(node, at)
      i = this.value(element, i, depth + 1)
      if (i < 0) return i
      if (bytes[i] <= SPACE) i = this.space(i)
      if (bytes[i] === CLOSE_ARRAY) return i + 1
      if (bytes[i] !== COMMA) return this.unexpected('json.comma-or-bracket', i)
      i = this.space(i + 1)
    }
  }

  private found = NO_NODE

  /** Looks a key up by its bytes and sets `found`; returns the place of its closing quote. */
  private key(owner: number, at: number): number {
    const end = this.stringEnd(at)
    if (end < 0) return end
    if ((this.stringMask & STOPS) === 0) this.found = this.sink.child(owner, this.bytes, at, end)
    else {
      const to = this.window.reserve(end - at)
      const written = this.unescaper.write(this.bytes, at, end, this.window.bytes, to)
      if (!written) return this.escape(at)
      this.found = this.sink.child(owner, this.window.bytes, to, this.unescaper.end)
    }
    if (this.found !== UNKNOWN) return end
    const name = Buffer.from(this.bytes.subarray(at, end)).toString('utf8')
    return this.broken('tree.unknown-path', phrase('json.key-unknown', { key: name }), at - 1)
  }

  private stringMask = 0

  /** Place of the closing quote of the string whose text begins at `at`; sets `stringMask`, STOPS when it has escapes. */
  private stringEnd(at: number): number {
    const bytes = this.bytes
    let mask = 0
    let i = at
    for (;;) {
      let of = TEXT_CLASS[bytes[i]]
      while ((of & STOPS) === 0) {
        mask |= of
        of = TEXT_CLASS[bytes[++i]]
      }
      if (bytes[i] === QUOTE) break
      if (i >= this.end) return this.unexpected('json.string-end', i)
      if (bytes[i] < SPACE) return this.broken('json.control', phrase('json.control-byte', { byte: bytes[i] }), i)
      mask |= STOPS
      i += 2
      if (i > this.end) return this.unexpected('json.string-end', this.end)
    }
    this.stringMask = mask
    return i
  }

  private text(node: number, at: number): number {
    const bytes = this.bytes
    let mask = 0
    let i = at
    let of = TEXT_CLASS[bytes[i]]
    while ((of & STOPS) === 0) {
      mask |= of
      of = TEXT_CLASS[bytes[++i]]
    }
    if (bytes[i] !== QUOTE) return this.escapedText(node, at)
    return this.sink.scalar(node, at, i, mask | QUOTED) ? i + 1 : this.unknown(node, at - 1)
  }

  private escapedText(node: number, at: number): number {
    const end = this.stringEnd(at)
    if (end < 0) return end
    const to = this.window.reserve(end - at)
    if (!this.unescaper.write(this.bytes, at, end, this.window.bytes, to)) return this.escape(at)
    const known = this.sink.scalar(node, to, this.unescaper.end, this.unescaper.mask | QUOTED)
    return known ? end + 1 : this.unknown(node, at - 1)
  }

  /** Numbers, `true`, `false`, `null` and the three that are no JSON. */
  private word(node: number, at: number): number {
    const bytes = this.bytes
    const end = wordEnd(bytes, at)
    if (end >= this.end && !this.final) return INCOMPLETE
    if (end === at) return this.unexpected('json.any-value', at)
    if (isNull(bytes, at, end)) return this.sink.empty(node) ? end : this.unknown(node, at)
    if (!isNumber(bytes, at, end) && literalEnd(bytes, at) !== end) return this.notAValue(at, end)
    const mask = bytes[at] === 0x74 ? TRUE : bytes[at] === 0x66 ? FALSE : classOf(bytes, at, end)
    return this.sink.scalar(node, at, end, mask) ? end : this.unknown(node, at)
  }

  /** A value that is kept as the text it stands in. */
  private opaque(node: number, at: number): number {
    const end = skipValue(this.bytes, at, this.end)
    if (end === UNFINISHED) return this.final ? this.unexpected('json.value-end', this.end) : INCOMPLETE
    if (end === NOT_A_VALUE) return this.unexpected('json.any-value', at)
    if (end >= this.end && !this.final) return INCOMPLETE
    if (!isJson(this.bytes, at, end)) return this.broken('json.syntax', phrase('json.opaque'), at)
    this.line += countLines(this.bytes, at, end)
    return this.sink.scalar(node, at, end, classOf(this.bytes, at, end)) ? end : this.unknown(node, at)
  }

  /** Skips white space and counts lines. */
  private space(at: number): number {
    const bytes = this.bytes
    let i = at
    for (;;) {
      const byte = bytes[i]
      if (byte === SPACE) i++
      else if (byte === NEWLINE) {
        this.line++
        i++
      } else if (byte === 0x0d || byte === 0x09) i++
      else return i
    }
  }

  private unexpected(part: Part, at: number): number {
    const wanted = phrase(part)
    if (at >= this.end)
      return this.final ? this.broken('json.truncated', phrase('json.cut', { wanted }), at) : INCOMPLETE
    return this.broken('json.syntax', phrase('json.expected', { wanted, found: show(this.bytes[at]) }), at)
  }

  private notAValue(at: number, end: number): number {
    if (end >= this.end && this.final) return this.broken('json.truncated', phrase('json.cut-in-value'), at)
    const text = Buffer.from(this.bytes.subarray(at, Math.min(end, at + 40))).toString('utf8')
    return this.broken('json.value', phrase('json.not-a-value', { text }), at)
  }

  private escape(at: number): number {
    const surrogate = this.unescaper.problem === 'json.surrogate'
    const detail = phrase(surrogate ? 'json.lone-surrogate' : 'json.bad-escape')
    return this.broken(surrogate ? 'json.surrogate' : 'json.escape', detail, at - 1)
  }

  private duplicate(child: number, at: number): number {
    return this.broken('json.duplicate-key', phrase('json.key-twice', { key: this.tree.name(child) }), at)
  }

  private unknown(node: number, at: number): number {
    const name = node === RECORD ? phrase('record.itself') : quoted(`"${this.tree.name(node)}"`)
    return this.broken('tree.unknown-path', phrase('json.kind-unknown', { name }), at)
  }

  private broken(rule: TreeRule, detail: Phrase, at: number): number {
    this.rule = rule
    this.detail = detail
    this.brokenAt = at
    return BROKEN
  }
}

/** Parts of JSON that may be missing. */
type Part =
  | 'json.key'
  | 'json.colon'
  | 'json.comma-or-brace'
  | 'json.comma-or-bracket'
  | 'json.any-value'
  | 'json.string-end'
  | 'json.value-end'

function show(byte: number): Phrase {
  return byte > SPACE && byte < 0x7f
    ? phrase('json.character', { character: String.fromCharCode(byte) })
    : phrase('json.byte', { byte })
}

function isJson(bytes: Uint8Array, start: number, end: number): boolean {
  try {
    JSON.parse(Buffer.from(bytes.subarray(start, end)).toString('utf8'))
    return true
  } catch {
    return false
  }
}
