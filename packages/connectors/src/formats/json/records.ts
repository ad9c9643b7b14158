import { isUtf8 } from 'node:buffer'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase } from '@ai-etl/core/messages/phrase'
import { Discovery } from '../tree/discovery.ts'
import { NO_NODE, type PathTree, RECORD } from '../tree/path-tree.ts'
import { type BrokenRecord, LONGEST_RECORD, type RecordReader, STEP, type Step } from '../tree/records.ts'
import type { TreeRule } from '../tree/rules.ts'
import type { RecordSink } from '../tree/sink.ts'
import type { ByteWindow } from '../tree/window.ts'
import { findBorder } from './border.ts'
import { afterSpace, CLOSE_ARRAY, COMMA, countLines, NEWLINE, OPEN_ARRAY, OPEN_OBJECT } from './bytes.ts'
import type { JsonLayout } from './layout.ts'
import { MemberWalk } from './members.ts'
import { BROKEN, INCOMPLETE, JsonScanner } from './scanner.ts'

/** Where reading stands: between documents, inside the array of records, on the way to it, after a lost record, before a lone one. */
export const STATE = { DOCUMENT: 0, RECORDS: 1, MEMBERS: 2, LOST: 3, IGNORE: 4, VALUE: 5 } as const

const TOO_LONG = phrase('record.too-long', { bytes: LONGEST_RECORD })
const UNKNOWN_PATH = 'tree.unknown-path'

/** Rules whose records are sound in their brackets and quotes. */
const SOUND: ReadonlySet<TreeRule> = new Set<TreeRule>([
  'json.duplicate-key',
  'json.escape',
  'json.surrogate',
  'json.value',
  'json.depth',
  'json.utf8',
  'tree.record-size',
  UNKNOWN_PATH,
])

/** Reads the records of one JSON file from a window into a sink. */
export class JsonRecords implements RecordReader {
  private readonly sink: RecordSink
  private readonly tree: PathTree
  private readonly layout: JsonLayout
  private readonly reject: (record: BrokenRecord) => void
  private readonly walk: MemberWalk
  reached: boolean
  private scanner: JsonScanner | null = null
  private at: number

  /**
   * @param state of a position to go on from; a new file begins with DOCUMENT
   * @param other told the names of members beside the records
   */
  constructor(
    layout: JsonLayout,
    sink: RecordSink,
    tree: PathTree,
    state: number,
    reject: (record: BrokenRecord) => void,
    other: (name: string) => void,
  ) {
    this.layout = layout
    this.sink = sink
    this.tree = tree
    this.reject = reject
    this.walk = new MemberWalk(layout.path, other)
    this.at = state
    this.reached = layout.path.length === 0
    if (state === STATE.RECORDS) this.walk.enter()
  }

  state(): number {
    return this.at
  }

  step(window: ByteWindow): Step {
    for (;;) {
      const step = this.advance(window)
      if (step !== null) return step
    }
  }

  abandon(window: ByteWindow): void {
    let at = afterSpace(window.bytes, window.at)
    while (window.bytes[at] === COMMA) at = afterSpace(window.bytes, at + 1)
    const line = window.line + countLines(window.bytes, window.at, at)
    const end = Math.min(window.end, at + LONGEST_RECORD)
    this.reject({ start: at, end, line, rule: 'tree.record-size', detail: TOO_LONG })
    this.pass(window, end)
    this.at = STATE.LOST
  }

  /** One move: a step to report, or null when there is more to do. */
  private advance(window: ByteWindow): Step | null {
    switch (this.at) {
      case STATE.RECORDS:
        return this.betweenRecords(window)
      case STATE.MEMBERS:
        return this.members(window)
      case STATE.VALUE:
        return this.loneRecord(window)
      case STATE.LOST:
        return this.lost(window)
      case STATE.IGNORE:
        return this.ignore(window)
      default:
        return this.document(window)
    }
  }

  private document(window: ByteWindow): Step | null {
    const i = afterSpace(window.bytes, window.at)
    if (i >= window.end) {
      this.pass(window, window.end)
      return window.final ? STEP.END : STEP.MORE
    }
    if (this.layout.path.length === 0 && this.layout.kind !== 'array') return this.record(window, i)
    const open = this.layout.path.length === 0 ? OPEN_ARRAY : OPEN_OBJECT
    if (window.bytes[i] !== open) return this.trailing(window, i)
    this.pass(window, i + 1)
    this.at = this.layout.path.length === 0 ? STATE.RECORDS : STATE.MEMBERS
    return null
  }

  private betweenRecords(window: ByteWindow): Step | null {
    const bytes = window.bytes
    let i = afterSpace(bytes, window.at)
    let separatorStart = -1
    while (bytes[i] === COMMA) {
      separatorStart = i + 1
      i = afterSpace(bytes, i + 1)
    }
    if (i >= window.end) return this.cut(window, phrase('json.array-open'))
    if (bytes[i] !== CLOSE_ARRAY) return this.record(window, i, separatorStart)
    this.pass(window, i + 1)
    this.at = this.layout.path.length === 0 ? STATE.DOCUMENT : STATE.MEMBERS
    return null
  }

  private members(window: ByteWindow): Step | null {
    switch (this.walk.step(window)) {
      case 'more':
        return this.cut(window, phrase('json.document-open'))
      case 'array':
        this.reached = true
        this.at = STATE.RECORDS
        return null
      case 'value':
        this.reached = true
        this.at = STATE.VALUE
        return null
      case 'end':
        this.at = STATE.DOCUMENT
        return null
      case 'broken':
        return this.trailing(window, window.at)
      default:
        return null
    }
  }

  /** The record that stands where an array of them might: an object at the end of the path. */
  private loneRecord(window: ByteWindow): Step {
    const step = this.record(window, window.at)
    if (step === STEP.RECORD && this.at === STATE.VALUE) this.at = STATE.MEMBERS
    return step
  }

  private record(window: ByteWindow, start: number, separatorStart = -1): Step {
    const lines = this.layout.kind === 'lines'
    const end = lines ? lineEnd(window, start) : window.end
    if (end === -1) return STEP.MORE
    const line = window.line + countLines(window.bytes, window.at, start)
    const scanner = this.scannerOf(window)
    const before = window.line
    window.line = line
    this.sink.begin(start, line)
    const after = this.checked(window, start, end, lines)
    if (after === INCOMPLETE) {
      this.sink.discard()
      window.line = before
      return STEP.MORE
    }
    if (after === BROKEN) return this.broken(window, start, separatorStart, lines ? end : -1, before)
    this.sink.accept()
    window.at = after
    window.line = scanner.line
    return STEP.RECORD
  }

  /** Scans the record and checks what a scanner does not see; the position after it, INCOMPLETE or BROKEN. */
  private checked(window: ByteWindow, start: number, end: number, lines: boolean): number {
    const scanner = this.scannerOf(window)
    const final = lines || window.final
    let after = scanner.scan(start, end, final)
    const unknown = after === BROKEN && scanner.rule === UNKNOWN_PATH ? scanner.detail : null
    if (unknown !== null) after = this.diagnose(window, start, end, final)
    if (after - start > LONGEST_RECORD) after = this.refuse('tree.record-size', TOO_LONG, after)
    if (after > end) after = this.refuse('json.truncated', phrase('json.line-end'), end)
    if (after >= 0 && lines) after = this.restOfLine(window.bytes, after, end)
    if (after >= 0 && window.suspect && !isUtf8(window.bytes.subarray(start, after))) {
      after = this.refuse('json.utf8', phrase('record.not-utf8'), after)
    }
    return after >= 0 && unknown !== null ? this.refuse(UNKNOWN_PATH, unknown, after) : after
  }

  /** Scans a record with an unknown path once more for what else is wrong with it: that says why, and where it ends. */
  private diagnose(window: ByteWindow, start: number, end: number, final: boolean): number {
    const learner = new Discovery()
    const scanner = new JsonScanner(learner, learner.tree, window)
    const after = scanner.scan(start, end, final)
    return after === BROKEN ? this.refuse(scanner.rule, scanner.detail, scanner.brokenAt) : after
  }

  /** Rejects the record at `start` and goes to the next one; MORE when its end is not in the data yet. */
  private broken(window: ByteWindow, start: number, separatorStart: number, lineEnd: number, lineBefore: number): Step {
    this.sink.discard()
    const { rule, detail, brokenAt } = this.scannerOf(window)
    const border = lineEnd === -1 ? this.border(window, start, separatorStart, rule, brokenAt) : lineEnd
    if (border === -1) {
      window.line = lineBefore
      return STEP.MORE
    }
    const end = Math.max(border, start + 1)
    this.reject({ start, end, line: window.line, rule, detail })
    window.line += countLines(window.bytes, start, end)
    window.at = end
    // A cut file is reported once, by its last record.
    if (window.final && rule === 'json.truncated' && end >= window.end) this.at = STATE.IGNORE
    return STEP.RECORD
  }

  private border(window: ByteWindow, start: number, separatorStart: number, rule: TreeRule, brokenAt: number): number {
    const first = this.tree.first[RECORD]
    const known = first !== NO_NODE && this.tree.plain[first] === 1
    const name = known ? this.tree.name(first) : ''
    return findBorder(window.bytes, start, brokenAt, window.end, window.final, {
      separator: separatorStart === -1 ? null : Buffer.from(window.bytes.subarray(separatorStart, start)),
      firstKey: known ? Buffer.from(`"${name}"`) : null,
      inArray: this.at === STATE.RECORDS,
      structural: !SOUND.has(rule),
      ambiguous: known && this.occursDeeper(first, name),
    })
  }

  private occursDeeper(first: number, name: string): boolean {
    for (let node = 1; node < this.tree.size; node++) {
      if (node !== first && this.tree.first[this.tree.parent[node]] === node && this.tree.name(node) === name)
        return true
    }
    return false
  }

  /** After a value on its line only another one may stand. */
  private restOfLine(bytes: Buffer, after: number, end: number): number {
    const next = afterSpace(bytes, after)
    if (next >= end || bytes[next] === OPEN_OBJECT || bytes[next] === OPEN_ARRAY) return after
    return this.refuse('json.trailing', phrase('json.line-rest'), next)
  }

  private refuse(rule: TreeRule, detail: Phrase, at: number): number {
    if (this.scanner) {
      this.scanner.rule = rule
      this.scanner.detail = detail
      this.scanner.brokenAt = at
    }
    return BROKEN
  }

  /** The data end inside the document: more is to come, or the file was cut. */
  private cut(window: ByteWindow, detail: Phrase): Step {
    if (!window.final) return STEP.MORE
    const line = window.line + countLines(window.bytes, window.at, window.end)
    this.reject({ start: window.end, end: window.end, line, rule: 'json.truncated', detail })
    this.pass(window, window.end)
    this.at = STATE.IGNORE
    return STEP.RECORD
  }

  /** What follows is no part of the document: rejected once, then ignored. */
  private trailing(window: ByteWindow, start: number): Step {
    const line = window.line + countLines(window.bytes, window.at, start)
    const detail = phrase('json.outside')
    this.reject({ start, end: window.end, line, rule: 'json.trailing', detail })
    this.pass(window, window.end)
    this.at = STATE.IGNORE
    return STEP.RECORD
  }

  private ignore(window: ByteWindow): Step {
    this.pass(window, window.end)
    return window.final ? STEP.END : STEP.MORE
  }

  /** After a record beyond the limit: goes on where a line ends or a record looks to begin. */
  private lost(window: ByteWindow): Step | null {
    const lines = this.layout.kind === 'lines'
    const first = this.tree.first[RECORD]
    const look = lines || first === NO_NODE ? '\n' : `"${this.tree.name(first)}"`
    const found = window.bytes.indexOf(look, window.at)
    if (found === -1 || found >= window.end) {
      this.pass(window, window.final ? window.end : Math.max(window.at, window.end - 4096))
      return window.final ? STEP.END : STEP.MORE
    }
    const brace = window.bytes.lastIndexOf(OPEN_OBJECT, found)
    this.pass(window, look === '\n' ? found + 1 : Math.max(brace, window.at))
    this.at = this.layout.kind === 'array' ? STATE.RECORDS : STATE.DOCUMENT
    return null
  }

  private pass(window: ByteWindow, to: number): void {
    window.line += countLines(window.bytes, window.at, to)
    window.at = to
  }

  private scannerOf(window: ByteWindow): JsonScanner {
    this.scanner ??= new JsonScanner(this.sink, this.tree, window)
    return this.scanner
  }
}

/** Where the line that `start` lies on ends; -1 when that is not in the data yet. */
function lineEnd(window: ByteWindow, start: number): number {
  const found = window.bytes.indexOf(NEWLINE, start)
  if (found !== -1 && found < window.end) return found
  return window.final ? window.end : -1
}
