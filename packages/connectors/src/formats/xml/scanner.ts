import { BYTE_CLASS, classOf } from '@ai-etl/core/contracts/batch'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase, quoted } from '@ai-etl/core/messages/phrase'
import { NO_NODE, type PathTree, RECORD, SEEN } from '../tree/path-tree.ts'
import type { TreeRule } from '../tree/rules.ts'
import { type RecordSink, UNKNOWN } from '../tree/sink.ts'
import type { ByteWindow } from '../tree/window.ts'
import { AttributeReader, END_OF_TAG } from './attributes.ts'
import {
  AMPERSAND,
  EXCLAMATION,
  GREATER,
  isSpace,
  LESS,
  LINES,
  NAME_END,
  NEWLINE,
  nameEnd,
  onlySpace,
  QUESTION,
  RETURN,
  SLASH,
  SPACE,
  STOPS,
  startsWith,
  TEXT_CLASS,
} from './bytes.ts'
import { ElementSkip, skipMarkup } from './skip.ts'
import { type Entities, XmlText } from './text.ts'

/** Answers of `scan` instead of a position. */
export const INCOMPLETE = -1
export const BROKEN = -2
/** Answer of `plainLeaf`: the element is to be read in full. */
const NO_LEAF = -3

/** Elements within elements; deeper input is refused. */
export const DEEPEST = 256

/**
 * Reads one element out of a window into a sink. Recursive, without an object for any value. Well-formedness inside a
 * record is checked as XML 1.0 asks, but for the letters that names may consist of.
 */
export class XmlScanner {
  /** Set when `scan` answers BROKEN: the rule, what was found, and where. */
  rule: TreeRule = 'xml.syntax'
  detail: Phrase = phrase('record.itself')
  brokenAt = 0
  /** Line of the position reached. */
  line = 1
  private readonly sink: RecordSink
  private readonly tree: PathTree
  private readonly window: ByteWindow
  private readonly text: XmlText
  private readonly attributes: AttributeReader
  private bytes: Buffer
  private end = 0
  private final = false
  /** Pieces of text of the open elements, start and end by turns: an element's text may come in several. */
  private pieces = new Int32Array(64)
  private pieceCount = 0

  constructor(sink: RecordSink, tree: PathTree, window: ByteWindow, entities: Entities) {
    this.sink = sink
    this.tree = tree
    this.window = window
    this.bytes = window.bytes
    this.text = new XmlText(entities, window)
    this.attributes = new AttributeReader(sink, tree, this.text)
  }

  /**
   * Reads the element whose `<` is at `at` as a record.
   * @returns the position after it, INCOMPLETE, or BROKEN
   */
  scan(at: number): number {
    this.bytes = this.window.bytes
    this.line = this.window.line
    this.end = this.window.end
    this.final = this.window.final
    this.pieceCount = 0
    return this.element(RECORD, at, nameEnd(this.bytes, at + 1), 0)
  }

  private element(node: number, at: number, afterName: number, depth: number): number {
    if (depth === DEEPEST) return this.broken('xml.depth', phrase('record.depth', { depth: DEEPEST }), at)
    const bytes = this.bytes
    const instance = ++this.tree.instances
    let i = afterName
    let nil = false
    if (bytes[i] !== GREATER) {
      i = this.startTag(node, i, instance)
      if (i < 0) return i
      nil = this.attributes.nil
      if (bytes[i - 2] === SLASH && this.attributes.selfClosing) {
        if (nil) this.sink.empty(node)
        else this.sink.blank(node, i, i, BYTE_CLASS.QUOTED)
        return i
      }
    } else i++
    if (bytes[i] > SPACE && !nil) {
      const after = this.plainLeaf(node, at, afterName, i)
      if (after !== NO_LEAF) return after
    }
    return this.content(node, at, afterName, i, instance, depth, nil)
  }

  /** An element of plain text or nothing, which most are; NO_LEAF when it is more than that. */
  private plainLeaf(node: number, at: number, afterName: number, from: number): number {
    const bytes = this.bytes
    let mask = 0
    let i = from
    let of = TEXT_CLASS[bytes[i]]
    while ((of & STOPS) === 0) {
      mask |= of
      of = TEXT_CLASS[bytes[++i]]
    }
    if (bytes[i] !== LESS || bytes[i + 1] !== SLASH) return NO_LEAF
    const after = this.endTag(at, afterName, i)
    if (after < 0) return after
    if ((mask & LINES) !== 0) this.countLines(from, i)
    const classes = (mask & ~LINES) | BYTE_CLASS.QUOTED
    if (i === from) this.sink.blank(node, from, i, classes)
    else if (!this.sink.scalar(node, from, i, classes)) return this.unknown(node, at)
    return after
  }

  /** Attributes up to the `>`. */
  private startTag(node: number, at: number, instance: number): number {
    const attributes = this.attributes
    attributes.line = this.line
    const after = attributes.read(node, this.bytes, at, this.end, instance)
    if (after >= 0) {
      this.line = attributes.line
      return after
    }
    if (after === END_OF_TAG) return this.unfinished('xml.tag')
    return this.broken(attributes.rule, attributes.detail, attributes.brokenAt)
  }

  /** Everything between the tags of an element that is no plain leaf. */
  private content(
    node: number,
    at: number,
    afterName: number,
    from: number,
    instance: number,
    depth: number,
    nil: boolean,
  ): number {
    const bytes = this.bytes
    const tree = this.tree
    const firstPiece = this.pieceCount
    let previous = NO_NODE
    let i = from
    for (;;) {
      if (bytes[i] <= SPACE) i = this.layout(i, previous !== NO_NODE)
      if (bytes[i] !== LESS) {
        i = this.run(i)
        if (i < 0) return i
      }
      const next = bytes[i + 1]
      if (i + 1 >= this.end) return this.unfinished('xml.element')
      if (next === SLASH) {
        const after = this.endTag(at, afterName, i)
        if (after < 0) return after
        return this.finish(node, firstPiece, previous !== NO_NODE, nil, i) ? after : this.unknown(node, at)
      }
      if (next === EXCLAMATION || next === QUESTION) {
        i = this.markup(i)
        if (i < 0) return i
        continue
      }
      const guess = previous === NO_NODE ? tree.first[node] : tree.follow[previous]
      let child = guess
      let end = guess === NO_NODE ? -1 : tree.match(guess, bytes, i + 1)
      if (end === -1 || NAME_END[bytes[end]] === 0) {
        end = nameEnd(bytes, i + 1)
        if (end >= this.end) return this.unfinished('xml.tag')
        if (end === i + 1) return this.broken('xml.syntax', phrase('xml.bare-less'), i)
        child = this.sink.child(node, bytes, i + 1, end)
        if (child === UNKNOWN) return this.unknownChild(i + 1, end)
        if (previous === NO_NODE) tree.first[node] = child
        else tree.follow[previous] = child
      }
      previous = child
      if (tree.seenIn[child] === instance && (tree.kinds[child] & SEEN.REPEATED) === 0) {
        if (!this.sink.repeat(child)) return this.repeated(child, i)
      }
      tree.seenIn[child] = instance
      if ((tree.kinds[child] & SEEN.REPEATED) !== 0 && !this.sink.row(child, i, this.line))
        return this.unknownChild(i + 1, end)
      const opaque = (tree.kinds[child] & SEEN.OPAQUE) !== 0
      i = opaque ? this.opaque(child, i) : this.element(child, i, end, depth + 1)
      if (i < 0) return i
    }
  }

  /** Passes over white space that only lays out child elements; stays where it may be text. */
  private layout(at: number, hasChildren: boolean): number {
    const bytes = this.bytes
    let lines = 0
    let i = at
    for (; ; i++) {
      const byte = bytes[i]
      if (byte === NEWLINE) lines++
      else if (byte !== SPACE && byte !== RETURN && byte !== 0x09) break
    }
    if (bytes[i] !== LESS || i >= this.end) return at
    const next = bytes[i + 1]
    if (next === EXCLAMATION || next === QUESTION || (next === SLASH && !hasChildren)) return at
    this.line += lines
    return i
  }

  /** A run of text up to the next `<`; kept as a piece. */
  private run(at: number): number {
    const bytes = this.bytes
    let mask = 0
    let decode = false
    let i = at
    for (;;) {
      const of = TEXT_CLASS[bytes[i]]
      if ((of & STOPS) !== 0) {
        if (bytes[i] === LESS) break
        if (i >= this.end) return this.unfinished('xml.element')
        if (bytes[i] !== AMPERSAND && bytes[i] !== RETURN) {
          return this.broken('xml.character', phrase('xml.control-byte', { byte: bytes[i] }), i)
        }
        decode = true
      }
      mask |= of
      i++
    }
    if ((mask & LINES) !== 0) this.countLines(at, i)
    if (!decode) this.piece(at, i)
    else if (this.text.decode(bytes, at, i, false)) this.piece(this.text.start, this.text.end)
    else return this.broken(this.text.rule, this.text.detail, at)
    return i
  }

  /** A comment, CDATA section or processing instruction inside a record. */
  private markup(at: number): number {
    if (startsWith(this.bytes, at, '<!DOCTYPE')) return this.broken('xml.syntax', phrase('xml.inner-doctype'), at)
    const after = skipMarkup(this.bytes, at, this.end)
    if (after === -1) return this.unfinished('xml.aside')
    this.countLines(at, after)
    if (startsWith(this.bytes, at, '<![CDATA[')) this.piece(at + 9, after - 3)
    return after
  }

  private piece(start: number, end: number): void {
    if (this.pieceCount + 2 > this.pieces.length) {
      const grown = new Int32Array(this.pieces.length * 2)
      grown.set(this.pieces)
      this.pieces = grown
    }
    this.pieces[this.pieceCount++] = start
    this.pieces[this.pieceCount++] = end
  }

  /** Gives the element's text to the sink: one piece as it lies, several joined. White space around children is none. */
  private finish(node: number, firstPiece: number, hasChildren: boolean, nil: boolean, at: number): boolean {
    const count = this.pieceCount
    this.pieceCount = firstPiece
    if (nil) return this.sink.empty(node)
    const all = this.window.bytes
    let start = at
    let end = at
    let length = 0
    for (let i = firstPiece; i < count; i += 2) length += this.pieces[i + 1] - this.pieces[i]
    if (count - firstPiece === 2) {
      start = this.pieces[firstPiece]
      end = this.pieces[firstPiece + 1]
    } else if (length > 0) {
      start = this.window.reserve(length)
      end = start
      for (let i = firstPiece; i < count; i += 2) {
        end += this.window.bytes.copy(this.window.bytes, end, this.pieces[i], this.pieces[i + 1])
      }
    }
    const bytes = length > 0 ? this.window.bytes : all
    const blank = onlySpace(bytes, start, end)
    if (blank && hasChildren) return true
    const mask = classOf(bytes, start, end) | BYTE_CLASS.QUOTED
    if (!blank) return this.sink.scalar(node, start, end, mask)
    this.sink.blank(node, start, end, mask)
    return true
  }

  /** Checks the end tag at `at` against the start tag's name; the position after it. */
  private endTag(start: number, afterName: number, at: number): number {
    const bytes = this.bytes
    let i = at + 2
    let k = start + 1
    while (k < afterName && bytes[i] === bytes[k]) {
      i++
      k++
    }
    if (k === afterName && bytes[i] === GREATER) return i + 1
    if (k === afterName) while (isSpace(bytes[i])) if (bytes[i++] === NEWLINE) this.line++
    if (k === afterName && bytes[i] === GREATER) return i + 1
    if (i >= this.end) return this.unfinished('xml.end-tag')
    const close = bytes.toString('utf8', at, Math.min(nameEnd(bytes, at + 2), at + 80))
    const open = bytes.toString('utf8', start, afterName)
    return this.broken('xml.mismatch', phrase('xml.mismatched', { close, open }), at)
  }

  /** An element that is kept as the text it stands in. */
  private opaque(node: number, at: number): number {
    const reached = new ElementSkip().advance(this.bytes, at, this.end)
    if (!reached.done) return this.unfinished('xml.element')
    this.countLines(at, reached.at)
    const mask = classOf(this.bytes, at, reached.at) | BYTE_CLASS.QUOTED
    return this.sink.scalar(node, at, reached.at, mask) ? reached.at : this.unknown(node, at)
  }

  private countLines(start: number, end: number): void {
    for (let i = start; i < end; i++) if (this.bytes[i] === NEWLINE) this.line++
  }

  private unfinished(part: 'xml.tag' | 'xml.end-tag' | 'xml.element' | 'xml.aside'): number {
    if (!this.final) return INCOMPLETE
    return this.broken('xml.truncated', phrase('xml.cut', { inside: phrase(part) }), this.end)
  }

  private unknownChild(start: number, end: number): number {
    const name = this.bytes.toString('utf8', start, end)
    return this.broken('tree.unknown-path', phrase('xml.element-unknown', { name }), start - 1)
  }

  private repeated(node: number, at: number): number {
    return this.broken('tree.unknown-path', phrase('xml.element-repeated', { name: this.tree.name(node) }), at)
  }

  private unknown(node: number, at: number): number {
    const name = node === RECORD ? phrase('record.itself') : quoted(`<${this.tree.name(node)}>`)
    return this.broken('tree.unknown-path', phrase('xml.text-unknown', { name }), at)
  }

  private broken(rule: TreeRule, detail: Phrase, at: number): number {
    this.rule = rule
    this.detail = detail
    this.brokenAt = at
    return BROKEN
  }
}
