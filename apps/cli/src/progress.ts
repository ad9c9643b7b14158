import type { ProgressEvent } from '@ai-etl/core/contracts/context'
import { cliTexts } from '@ai-etl/core/messages/cli'
import { bytes, type Language, number } from '@ai-etl/core/messages/language'
import { renderTexts } from '@ai-etl/core/messages/render'

const EVERY_MS = 200
const EVERY_MS_LINES = 2000

/** Shows progress on standard error: one line redrawn on a terminal, a line every two seconds elsewhere. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream
  readonly #lang: Language
  readonly #started = new Map<string, number>()
  #shown = 0
  #drawn = false

  constructor(stream: NodeJS.WriteStream, lang: Language) {
    this.#stream = stream
    this.#lang = lang
  }

  show(event: ProgressEvent): void {
    // What a stage has to say is told in a line of its own, at once.
    if (event.text !== undefined) {
      this.clear()
      this.#stream.write(`${event.text}\n`)
      return
    }
    const now = performance.now()
    if (!this.#started.has(event.stage)) this.#started.set(event.stage, now)
    const terminal = this.#stream.isTTY
    if (now - this.#shown < (terminal ? EVERY_MS : EVERY_MS_LINES) && event.done !== event.total) return
    this.#shown = now
    const line = this.#line(event, (now - (this.#started.get(event.stage) ?? now)) / 1000)
    if (terminal) {
      this.#stream.write(`\r\x1b[2K${line.slice(0, Math.max(20, (this.#stream.columns || 80) - 1))}`)
      this.#drawn = true
    } else this.#stream.write(`${line}\n`)
  }

  /** Takes the line away, so that other output starts clean. */
  clear(): void {
    if (this.#drawn) this.#stream.write('\r\x1b[2K')
    this.#drawn = false
  }

  #line(event: ProgressEvent, seconds: number): string {
    const lang = this.#lang
    const amount = (value: number) => (event.unit === 'bytes' ? bytes(value, lang) : number(value, lang))
    const parts = [cliTexts.stage[lang]({ stage: event.stage })]
    if (event.total !== null && event.total > 0)
      parts.push(`${Math.min(100, Math.floor((event.done / event.total) * 100))} %`)
    parts.push(event.total === null ? amount(event.done) : `${amount(event.done)} / ${amount(event.total)}`)
    if (event.rows !== undefined) parts.push(cliTexts.rows[lang]({ rows: event.rows }))
    if (seconds > 0.5 && event.unit !== 'steps') {
      const rate = event.done / seconds
      parts.push(`${amount(Math.round(rate))}/${renderTexts.s[lang]({})}`)
      if (event.total !== null && rate > 0)
        parts.push(cliTexts.remaining[lang]({ seconds: Math.max(0, Math.round((event.total - event.done) / rate)) }))
    }
    return parts.join(' · ')
  }
}
