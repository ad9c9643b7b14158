import { afterBytes, EXCLAMATION, LESS, QUESTION, SLASH, startsWith, tagEnd } from './bytes.ts'

/**
 * Place after the comment, CDATA section, processing instruction or declaration at `at` (a `<` with `!` or `?`);
 * -1 when its end is not before `end`.
 */
export function skipMarkup(bytes: Buffer, at: number, end: number): number {
  if (bytes[at + 1] === QUESTION) return afterBytes(bytes, '?>', at, end)
  if (startsWith(bytes, at, '<!--')) return afterBytes(bytes, '-->', at + 4, end)
  if (startsWith(bytes, at, '<![CDATA[')) return afterBytes(bytes, ']]>', at, end)
  return declarationEnd(bytes, at, end)
}

/** A declaration with its internal subset in brackets. */
function declarationEnd(bytes: Buffer, at: number, end: number): number {
  let brackets = 0
  let quote = 0
  for (let i = at; i < end; i++) {
    const byte = bytes[i]
    if (quote !== 0) quote = byte === quote ? 0 : quote
    else if (byte === 0x22 || byte === 0x27) quote = byte
    else if (startsWith(bytes, i, '<!--')) {
      const after = afterBytes(bytes, '-->', i + 4, end)
      if (after === -1) return -1
      i = after - 1
    } else if (byte === 0x5b) brackets++
    else if (byte === 0x5d) brackets--
    else if (byte === 0x3e && brackets <= 0) return i + 1
  }
  return -1
}

/** Passes over an element, tag by tag, over any number of windows: only tags are counted, names are not compared. */
export class ElementSkip {
  private depth = 0

  /**
   * @param at the element's `<` when it begins, else where the last call stopped
   * @returns place reached: the element is over when `done`, else more bytes are needed there
   */
  advance(bytes: Buffer, at: number, end: number): { at: number; done: boolean } {
    for (let i = at; ; ) {
      const tag = bytes.indexOf(LESS, i)
      if (tag === -1 || tag + 1 >= end) return { at: tag === -1 || tag >= end ? end : tag, done: false }
      const next = bytes[tag + 1]
      const markup = next === EXCLAMATION || next === QUESTION
      const after = markup ? skipMarkup(bytes, tag, end) : tagEnd(bytes, tag, end)
      if (after === -1) return { at: tag, done: false }
      if (next === SLASH) this.depth--
      else if (!markup && bytes[after - 2] !== SLASH) this.depth++
      if (this.depth <= 0 && !markup) return { at: after, done: true }
      i = after
    }
  }
}
