import type { ByteWindow } from '../tree/window.ts'
import {
  afterSpace,
  BACKSLASH,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  countLines,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
} from './bytes.ts'

/** What a step of the walk came to; `again` when there is more to do at once. */
export type WalkStep = 'more' | 'array' | 'value' | 'end' | 'broken' | 'again'

/** Walks the objects that lead to the records, and passes over all other members whatever their size. */
export class MemberWalk {
  private readonly path: readonly string[]
  private readonly other: (name: string) => void
  /** Index into the path of the object whose members are being read. */
  private level = 0
  private skipping = false
  private depth = 0
  private inString = false

  constructor(path: readonly string[], other: (name: string) => void) {
    this.path = path
    this.other = other
  }

  /** Stands inside the array at the path's end. */
  enter(): void {
    this.level = Math.max(this.path.length - 1, 0)
  }

  step(window: ByteWindow): WalkStep {
    if (this.skipping) return this.skip(window)
    const bytes = window.bytes
    let i = afterSpace(bytes, window.at)
    while (bytes[i] === COMMA) i = afterSpace(bytes, i + 1)
    if (i >= window.end) return 'more'
    if (bytes[i] === CLOSE_OBJECT) {
      move(window, i + 1)
      if (this.level === 0) return 'end'
      this.level--
      return 'again'
    }
    return bytes[i] === QUOTE ? this.member(window, i) : this.lost(window, i)
  }

  private member(window: ByteWindow, at: number): WalkStep {
    const bytes = window.bytes
    let keyEnd = at + 1
    while (keyEnd < window.end && bytes[keyEnd] !== QUOTE) keyEnd += bytes[keyEnd] === BACKSLASH ? 2 : 1
    const colon = afterSpace(bytes, keyEnd + 1)
    const value = afterSpace(bytes, colon + 1)
    if (value >= window.end) return 'more'
    if (bytes[colon] !== COLON) return this.lost(window, colon)
    const name = decodeKey(bytes.toString('utf8', at, keyEnd + 1))
    move(window, value)
    if (name !== this.path[this.level]) return this.pass(name)
    const last = this.level === this.path.length - 1
    if (last && bytes[value] === OPEN_ARRAY) {
      move(window, value + 1)
      return 'array'
    }
    if (last) return 'value'
    if (bytes[value] !== OPEN_OBJECT) return this.pass(name)
    this.level++
    move(window, value + 1)
    return 'again'
  }

  private pass(name: string): WalkStep {
    this.other([...this.path.slice(0, this.level), name].join('.'))
    this.skipping = true
    this.depth = 0
    this.inString = false
    return 'again'
  }

  private lost(window: ByteWindow, at: number): WalkStep {
    move(window, at)
    return 'broken'
  }

  /** Passes over a value, over any number of windows. */
  private skip(window: ByteWindow): WalkStep {
    const bytes = window.bytes
    for (let i = window.at; i < window.end; i++) {
      const byte = bytes[i]
      if (this.inString) {
        if (byte === BACKSLASH) {
          if (i + 1 >= window.end) return this.wait(window, i)
          i++
        } else if (byte === QUOTE) this.inString = false
        continue
      }
      if (byte === QUOTE) this.inString = true
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.depth++
      else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (this.depth === 0) return this.done(window, i)
        this.depth--
      } else if (byte === COMMA && this.depth === 0) return this.done(window, i)
    }
    return this.wait(window, window.end)
  }

  private wait(window: ByteWindow, at: number): WalkStep {
    move(window, at)
    return 'more'
  }

  private done(window: ByteWindow, at: number): WalkStep {
    this.skipping = false
    move(window, at)
    return 'again'
  }
}

function decodeKey(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted.slice(1, -1)
  }
}

function move(window: ByteWindow, to: number): void {
  window.line += countLines(window.bytes, window.at, to)
  window.at = to
}
