import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase } from '@ai-etl/core/messages/phrase'
import { NO_NODE, type PathTree, SEEN } from '../tree/path-tree.ts'
import type { TreeRule } from '../tree/rules.ts'
import { type RecordSink, UNKNOWN } from '../tree/sink.ts'
import {
  AMPERSAND,
  APOSTROPHE,
  EQUALS,
  GREATER,
  isSpace,
  LESS,
  LINES,
  NEWLINE,
  nameEnd,
  QUOTE,
  SLASH,
  SPACE,
  startsWith,
  TEXT_CLASS,
} from './bytes.ts'
import type { XmlText } from './text.ts'

/** Answers of `read` instead of a position: the data end within the tag; the tag is broken. */
export const END_OF_TAG = -1
const WRONG = -2

/** First byte of the names of attributes in a PathTree, which no element's name begins with. */
export const ATTRIBUTE_MARK = 0x40

/** Reads the attributes of a start tag into a sink. */
export class AttributeReader {
  line = 1
  rule: TreeRule = 'xml.syntax'
  detail: Phrase = phrase('record.itself')
  brokenAt = 0
  /** The tag of the last `read` ended in `/>`. */
  selfClosing = false
  /** It said `xsi:nil="true"`. */
  nil = false
  private readonly sink: RecordSink
  private readonly tree: PathTree
  private readonly text: XmlText
  private name = Buffer.alloc(64)
  private valueEnd = 0
  private valueStart = 0

  constructor(sink: RecordSink, tree: PathTree, text: XmlText) {
    this.sink = sink
    this.tree = tree
    this.text = text
  }

  /** Reads from after the element's name; the position after the `>`, END_OF_TAG, or WRONG with `rule` set. */
  read(node: number, bytes: Buffer, at: number, end: number, instance: number): number {
    this.selfClosing = false
    this.nil = false
    for (let i = at; ; ) {
      const before = i
      i = this.space(bytes, i)
      if (i >= end) return END_OF_TAG
      if (bytes[i] === GREATER) return i + 1
      if (bytes[i] === SLASH) return this.close(bytes, i, end)
      if (i === before) return this.wrong('xml.syntax', phrase('xml.attributes-joined'), i)
      const nameAfter = nameEnd(bytes, i)
      if (nameAfter === i) return this.wrong('xml.syntax', phrase('xml.attribute-nameless'), i)
      const after = this.value(bytes, nameAfter, end)
      if (after < 0) return after
      if (!this.isDeclaration(bytes, i, nameAfter)) {
        const taken = this.take(node, bytes, i, nameAfter, instance)
        if (taken < 0) return taken
      }
      i = after
    }
  }

  private close(bytes: Buffer, at: number, end: number): number {
    if (at + 1 >= end) return END_OF_TAG
    if (bytes[at + 1] !== GREATER) return this.wrong('xml.syntax', phrase('xml.inner-slash'), at)
    this.selfClosing = true
    return at + 2
  }

  /** Finds the quoted value after the name; the position after its quote. */
  private value(bytes: Buffer, at: number, end: number): number {
    let i = this.space(bytes, at)
    if (i >= end) return END_OF_TAG
    if (bytes[i] !== EQUALS) return this.wrong('xml.attribute', phrase('xml.attribute-empty'), at)
    i = this.space(bytes, i + 1)
    if (i >= end) return END_OF_TAG
    const quote = bytes[i]
    if (quote !== QUOTE && quote !== APOSTROPHE) return this.wrong('xml.attribute', phrase('xml.attribute-unquoted'), i)
    const close = bytes.indexOf(quote, i + 1)
    const less = bytes.subarray(i, close === -1 || close > end ? end : close).indexOf(LESS)
    if (less !== -1) return this.wrong('xml.attribute', phrase('xml.attribute-less'), i + less)
    if (close === -1 || close >= end) return END_OF_TAG
    this.valueStart = i + 1
    this.valueEnd = close
    return close + 1
  }

  /** Declarations of namespaces and places of schemas are no data; `xsi:nil` says that there is none. */
  private isDeclaration(bytes: Buffer, start: number, end: number): boolean {
    if (startsWith(bytes, start, 'xmlns')) return end === start + 5 || bytes[start + 5] === 0x3a
    if (!startsWith(bytes, start, 'xsi:')) return false
    const name = bytes.toString('latin1', start + 4, end)
    if (name !== 'nil') return name === 'schemaLocation' || name === 'noNamespaceSchemaLocation'
    const value = bytes.toString('latin1', this.valueStart, this.valueEnd).trim()
    this.nil = value === 'true' || value === '1'
    return true
  }

  private take(node: number, bytes: Buffer, start: number, end: number, instance: number): number {
    const child = this.child(node, bytes, start, end)
    if (child === UNKNOWN) {
      const name = bytes.toString('utf8', start, end)
      return this.wrong('tree.unknown-path', phrase('xml.attribute-unknown', { name }), start)
    }
    const tree = this.tree
    if (tree.seenIn[child] === instance) {
      return this.wrong(
        'xml.duplicate-attribute',
        phrase('xml.attribute-twice', { name: bytes.toString('utf8', start, end) }),
        start,
      )
    }
    tree.seenIn[child] = instance
    tree.kinds[child] |= SEEN.ATTRIBUTE
    return this.give(child, bytes)
  }

  private give(child: number, bytes: Buffer): number {
    let mask = 0
    let plain = true
    for (let i = this.valueStart; i < this.valueEnd; i++) {
      const byte = bytes[i]
      mask |= TEXT_CLASS[byte]
      if (byte === AMPERSAND || byte < SPACE) plain = false
      if (byte === NEWLINE) this.line++
    }
    if (plain) return this.put(child, this.valueStart, this.valueEnd, mask & ~LINES)
    if (!this.text.decode(bytes, this.valueStart, this.valueEnd, true)) {
      return this.wrong(this.text.rule, this.text.detail, this.valueStart)
    }
    return this.put(child, this.text.start, this.text.end, this.text.mask)
  }

  private put(child: number, start: number, end: number, mask: number): number {
    if (this.sink.scalar(child, start, end, mask | BYTE_CLASS.QUOTED)) return 0
    return this.wrong('tree.unknown-path', phrase('xml.attribute-homeless', { name: this.tree.name(child) }), start)
  }

  /** The node of an attribute: its name with the mark before it. */
  private child(node: number, bytes: Buffer, start: number, end: number): number {
    const length = end - start + 1
    if (length > this.name.length) this.name = Buffer.alloc(length * 2)
    this.name[0] = ATTRIBUTE_MARK
    bytes.copy(this.name, 1, start, end)
    const known = this.tree.find(node, this.name, 0, length)
    return known === NO_NODE ? this.sink.child(node, this.name, 0, length) : known
  }

  private space(bytes: Buffer, at: number): number {
    let i = at
    while (isSpace(bytes[i])) if (bytes[i++] === NEWLINE) this.line++
    return i
  }

  private wrong(rule: TreeRule, detail: Phrase, at: number): number {
    this.rule = rule
    this.detail = detail
    this.brokenAt = at
    return WRONG
  }
}
