import { isUtf8 } from 'node:buffer'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase } from '@ai-etl/core/messages/phrase'
import { Discovery } from '../tree/discovery.ts'
import type { PathTree } from '../tree/path-tree.ts'
import { type BrokenRecord, LONGEST_RECORD, type RecordReader, STEP, type Step } from '../tree/records.ts'
import type { TreeRule } from '../tree/rules.ts'
import type { RecordSink } from '../tree/sink.ts'
import type { ByteWindow } from '../tree/window.ts'
import { findBorder } from './border.ts'
import { EXCLAMATION, isNamed, LESS, NEWLINE, nameEnd, onlySpace, QUESTION, SLASH, tagEnd } from './bytes.ts'
import { BROKEN, INCOMPLETE, XmlScanner } from './scanner.ts'
import { ElementSkip, skipMarkup } from './skip.ts'
import type { Entities } from './text.ts'

/** Where reading stands: at the document's beginning, or inside the element that holds the records. */
export const STATE = { DOCUMENT: 0, RECORDS: 1 } as const

const TOO_LONG = phrase('record.too-long', { bytes: LONGEST_RECORD })
const UNKNOWN_PATH = 'tree.unknown-path'

/** Reads the records of one XML file from a window into a sink. */
export class XmlRecords implements RecordReader {
  private readonly sink: RecordSink
  private readonly tree: PathTree
  private readonly reject: (record: BrokenRecord) => void
  private readonly other: (name: string) => void
  private readonly path: readonly Buffer[]
  private readonly entities: Entities
  reached = false
  private scanner: XmlScanner | null = null
  /** Elements of the path that are open. */
  private level: number
  private skipping: ElementSkip | null = null
  /** After a record beyond the limit: looking for the next one. */
  private lost = false
  private over = false
  private opened: boolean
  /** Name of the records as written, with its prefix. */
  private recordName: Buffer

  constructor(
    path: readonly string[],
    entities: Entities,
    sink: RecordSink,
    tree: PathTree,
    state: number,
    reject: (record: BrokenRecord) => void,
    other: (name: string) => void,
  ) {
    this.path = path.map((name) => Buffer.from(name))
    this.entities = entities
    this.sink = sink
    this.tree = tree
    this.reject = reject
    this.other = other
    this.level = state === STATE.RECORDS ? path.length - 1 : 0
    this.opened = state === STATE.RECORDS
    this.recordName = this.path[path.length - 1]
  }

  state(): number {
    return this.level === this.path.length - 1 && this.level > 0 ? STATE.RECORDS : STATE.DOCUMENT
  }

  step(window: ByteWindow): Step {
    for (;;) {
      const step = this.advance(window)
      if (step !== null) return step
    }
  }

  abandon(window: ByteWindow): void {
    const { at, line } = window
    const end = Math.min(window.end, at + LONGEST_RECORD)
    this.reject({ start: at, end, line, rule: 'tree.record-size', detail: TOO_LONG })
    pass(window, end)
    this.lost = true
  }

  /** One move: a step to report, or null when there is more to do. */
  private advance(window: ByteWindow): Step | null {
    if (this.over) return this.ignore(window)
    if (this.lost) return this.find(window)
    if (this.skipping) return this.skip(window, this.skipping)
    const bytes = window.bytes
    const tag = bytes.indexOf(LESS, window.at)
    const between = tag === -1 || tag >= window.end ? window.end : tag
    if (!onlySpace(bytes, window.at, between)) {
      if (this.level === 0) return this.outside(window, between)
      this.other('text')
    }
    pass(window, between)
    if (between + 1 >= window.end) return this.dataEnd(window)
    const next = bytes[between + 1]
    if (next === SLASH) return this.close(window)
    if (next === EXCLAMATION || next === QUESTION) return this.markup(window)
    return this.open(window)
  }

  /** Text before the root or after it is no part of a document. */
  private outside(window: ByteWindow, end: number): Step {
    if (this.opened) return this.trailing(window)
    return this.stray(window, end, 'xml.syntax', phrase('xml.text-before'))
  }

  private open(window: ByteWindow): Step | null {
    const bytes = window.bytes
    const start = window.at
    const end = nameEnd(bytes, start + 1)
    const after = tagEnd(bytes, start, window.end)
    if (after === -1 && !window.final) return STEP.MORE
    const wanted = this.path[this.level]
    const record = this.level === this.path.length - 1
    if (end > start + 1 && isNamed(bytes, start + 1, end, wanted)) {
      if (record) return this.record(window, end)
      if (after === -1) return this.dataEnd(window)
      if (holdsData(bytes.toString('utf8', end, after))) this.other(`${bytes.toString('utf8', start + 1, end)}/@*`)
      pass(window, after)
      this.opened = true
      if (bytes[after - 2] !== SLASH) this.level++
      return null
    }
    if (end === start + 1) return this.stray(window, start + 1, 'xml.syntax', phrase('xml.no-tag'))
    if (this.level === 0 && this.opened) return this.trailing(window)
    this.opened = true
    this.other(bytes.toString('utf8', start + 1, end))
    this.skipping = new ElementSkip()
    return null
  }

  private close(window: ByteWindow): Step | null {
    const bytes = window.bytes
    const after = tagEnd(bytes, window.at, window.end)
    if (after === -1) return this.dataEnd(window)
    const end = nameEnd(bytes, window.at + 2)
    if (this.level > 0 && isNamed(bytes, window.at + 2, end, this.path[this.level - 1])) {
      this.level--
      pass(window, after)
      return null
    }
    return this.stray(window, after, 'xml.mismatch', phrase('xml.stray-end'))
  }

  private markup(window: ByteWindow): Step | null {
    const after = skipMarkup(window.bytes, window.at, window.end)
    if (after === -1) return this.dataEnd(window)
    pass(window, after)
    return null
  }

  private record(window: ByteWindow, nameAfter: number): Step {
    const start = window.at
    this.reached = true
    this.scanner ??= new XmlScanner(this.sink, this.tree, window, this.entities)
    this.recordName = Buffer.from(window.bytes.subarray(start + 1, nameAfter))
    this.sink.begin(start, window.line)
    let after = this.scanner.scan(start)
    const unknown = after === BROKEN && this.scanner.rule === UNKNOWN_PATH ? this.scanner.detail : null
    if (unknown !== null) after = this.diagnose(window, start, this.scanner)
    if (after === INCOMPLETE) {
      this.sink.discard()
      return STEP.MORE
    }
    if (after >= 0 && window.suspect && !isUtf8(window.bytes.subarray(start, after))) {
      this.sink.discard()
      const detail = phrase('record.not-utf8')
      return this.stray(window, after, 'xml.utf8', detail)
    }
    if (after - start > LONGEST_RECORD) {
      this.sink.discard()
      return this.stray(window, after, 'tree.record-size', TOO_LONG)
    }
    if (after >= 0 && unknown !== null) {
      this.sink.discard()
      return this.stray(window, after, UNKNOWN_PATH, unknown)
    }
    if (after === BROKEN) {
      this.sink.discard()
      after = this.border(window, Math.max(start + 1, this.scanner.brokenAt))
      if (after === -1 && window.final) {
        after = window.end
        // A cut file is reported once, by its last record.
        this.over = this.scanner.rule === 'xml.truncated'
      }
      return after === -1 ? STEP.MORE : this.stray(window, after, this.scanner.rule, this.scanner.detail)
    }
    this.sink.accept()
    window.at = after
    window.line = this.scanner.line
    if (this.path.length === 1) this.opened = true
    return STEP.RECORD
  }

  /** Scans a record with an unknown path once more for what else is wrong with it: that says why, and where it ends. */
  private diagnose(window: ByteWindow, start: number, scanner: XmlScanner): number {
    const learner = new Discovery()
    const second = new XmlScanner(learner, learner.tree, window, this.entities)
    const after = second.scan(start)
    if (after === BROKEN) {
      scanner.rule = second.rule
      scanner.detail = second.detail
      scanner.brokenAt = second.brokenAt
    }
    return after
  }

  /** Where to go on after a broken record; -1 when that is not in the data yet. */
  private border(window: ByteWindow, from: number): number {
    const wrapper = this.level > 0 ? this.path[this.level - 1] : null
    return wrapper ? findBorder(window.bytes, from, window.end, this.recordName, wrapper) : -1
  }

  private stray(window: ByteWindow, end: number, rule: TreeRule, detail: Phrase): Step {
    this.reject({ start: window.at, end, line: window.line, rule, detail })
    pass(window, end)
    return STEP.RECORD
  }

  private trailing(window: ByteWindow): Step {
    this.over = true
    return this.stray(window, window.end, 'xml.trailing', phrase('xml.after-document'))
  }

  private skip(window: ByteWindow, skipping: ElementSkip): Step | null {
    const reached = skipping.advance(window.bytes, window.at, window.end)
    pass(window, reached.at)
    if (!reached.done) return this.dataEnd(window)
    this.skipping = null
    return null
  }

  private find(window: ByteWindow): Step | null {
    const found = this.border(window, window.at)
    if (found === -1) {
      pass(window, window.final ? window.end : Math.max(window.at, window.end - 256))
      return window.final ? this.dataEnd(window) : STEP.MORE
    }
    pass(window, found)
    this.lost = false
    return null
  }

  /** The data end here: more is to come, the document is whole, or the file was cut. */
  private dataEnd(window: ByteWindow): Step {
    if (!window.final) return STEP.MORE
    this.over = true
    if (this.level === 0 && !this.skipping && window.at === window.end) return STEP.END
    return this.stray(window, window.end, 'xml.truncated', phrase('xml.document-open'))
  }

  private ignore(window: ByteWindow): Step {
    pass(window, window.end)
    return window.final ? STEP.END : STEP.MORE
  }
}

/** True when a start tag has attributes beside declarations of namespaces and schemas. */
function holdsData(tag: string): boolean {
  return /\S=/.test(tag.replace(/\s(xmlns|xsi)(:[^\s=]+)?\s*=\s*("[^"]*"|'[^']*')/g, ''))
}

function pass(window: ByteWindow, to: number): void {
  let lines = 0
  for (let i = window.at; i < to; i++) if (window.bytes[i] === NEWLINE) lines++
  window.line += lines
  window.at = to
}
