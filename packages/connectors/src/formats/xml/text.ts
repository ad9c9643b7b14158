import { BYTE_CLASS, CLASS_OF_BYTE, classOf } from '@ai-etl/core/contracts/batch'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase } from '@ai-etl/core/messages/phrase'
import { writeUtf8 } from '../json/text.ts'
import type { TreeRule } from '../tree/rules.ts'
import type { ByteWindow } from '../tree/window.ts'
import { AMPERSAND, NEWLINE, RETURN, SPACE } from './bytes.ts'

/** Entities that a document declares, expanded; null: not usable in text (it holds markup). */
export type Entities = ReadonlyMap<string, Buffer | null>

const PREDEFINED: ReadonlyMap<string, number> = new Map([
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['amp', AMPERSAND],
  ['quot', 0x22],
  ['apos', 0x27],
])
/** Longest name of an entity that is looked for. */
const LONGEST_NAME = 64

/** Writes the text that raw bytes stand for: references replaced, line ends normalised (XML 1.0 §2.11, §3.3.3). */
export class XmlText {
  /** Range of the last text written, in the window, and its BYTE_CLASS. */
  start = 0
  end = 0
  mask = 0
  /** Why the last text was refused. */
  rule: TreeRule = 'xml.entity'
  detail: Phrase = phrase('record.itself')
  private readonly entities: Entities
  private readonly window: ByteWindow

  constructor(entities: Entities, window: ByteWindow) {
    this.entities = entities
    this.window = window
  }

  /**
   * Decodes `bytes[start, end)`.
   * @param attribute tabs and line ends become spaces
   * @returns false when a reference is wrong
   */
  decode(bytes: Buffer, start: number, end: number, attribute: boolean): boolean {
    this.begin(end - start)
    for (let i = start; i < end; i++) {
      const byte = bytes[i]
      if (byte === AMPERSAND) {
        const after = this.reference(bytes, i, end)
        if (after === -1) return false
        i = after
      } else if (byte === RETURN) {
        if (bytes[i + 1] !== NEWLINE || i + 1 >= end) this.put(attribute ? SPACE : NEWLINE)
      } else if (attribute && (byte === NEWLINE || byte === 0x09)) this.put(SPACE)
      else if (byte < SPACE && byte !== NEWLINE && byte !== 0x09)
        return this.refuse('xml.character', phrase('xml.control-byte', { byte }))
      else this.put(byte)
    }
    this.window.used = this.end
    return true
  }

  private begin(length: number): void {
    this.start = this.window.reserve(length)
    this.end = this.start
    this.mask = 0
  }

  private put(byte: number): void {
    this.mask |= CLASS_OF_BYTE[byte]
    this.window.bytes[this.end++] = byte
  }

  /** Replaces the reference at `at`; returns the place of its semicolon, -1 when it is wrong. */
  private reference(bytes: Buffer, at: number, end: number): number {
    const semicolon = bytes.subarray(at, Math.min(end, at + LONGEST_NAME)).indexOf(0x3b)
    if (semicolon === -1) return this.wrong(phrase('xml.bare-ampersand'))
    const name = bytes.toString('utf8', at + 1, at + semicolon)
    if (name[0] === '#') return this.character(name) ? at + semicolon : -1
    const predefined = PREDEFINED.get(name)
    if (predefined !== undefined) {
      this.put(predefined)
      return at + semicolon
    }
    const text = this.entities.get(name)
    if (text === undefined) return this.wrong(phrase('xml.entity-undeclared', { name }))
    if (text === null) return this.wrong(phrase('xml.entity-markup', { name }))
    this.append(text)
    return at + semicolon
  }

  private character(name: string): boolean {
    const hex = name[1] === 'x'
    const digits = name.slice(hex ? 2 : 1)
    const code = (hex ? /^[0-9a-f]{1,6}$/i : /^[0-9]{1,7}$/).test(digits) ? Number.parseInt(digits, hex ? 16 : 10) : 0
    if (!isCharacter(code)) return this.refuse('xml.character', phrase('xml.no-character', { name }))
    if (code < 128) this.put(code)
    else {
      this.end = writeUtf8(this.window.bytes, this.end, code)
      this.mask |= BYTE_CLASS.HIGH
    }
    return true
  }

  /** An entity's text may be longer than its reference. */
  private append(text: Buffer): void {
    this.window.reserve(text.length)
    text.copy(this.window.bytes, this.end)
    this.end += text.length
    this.mask |= classOf(text, 0, text.length)
  }

  private wrong(detail: Phrase): -1 {
    this.refuse('xml.entity', detail)
    return -1
  }

  private refuse(rule: TreeRule, detail: Phrase): false {
    this.rule = rule
    this.detail = detail
    return false
  }
}

/** Char of XML 1.0 §2.2. */
export function isCharacter(code: number): boolean {
  if (code < SPACE) return code === 0x09 || code === NEWLINE || code === RETURN
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code < 0x110000)
}
