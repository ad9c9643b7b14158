import { closeSync, copyFileSync, ftruncateSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { atPlace } from '@ai-etl/core/errors/place'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import type { RunFolder } from './folder.ts'

/**
 * Rejected rows of a run, `quarantine/`: `rejected.<ext>` holds their raw bytes, a record each and a newline behind it,
 * so that a person can mend them with an editor; `index.ndjson` says of each where it came from and what was wrong.
 * Both are capped; the count is always exact.
 */
export interface QuarantineEntry {
  /** Path of the source file or address of the system. */
  readonly source: string
  readonly line: number
  readonly byte: number
  readonly rule: string
  readonly detail: Phrase
  /** Where its raw bytes lie in `rejected.<ext>`; length 0 when the cap kept them out. */
  readonly at: number
  readonly length: number
}

/** Where a quarantine stands at a chunk's border; a resumed load goes back to it. */
export interface QuarantineMark {
  readonly count: number
  readonly rawBytes: number
  readonly indexBytes: number
}

/** Raw bytes and index lines kept at most, each. */
export const QUARANTINE_BYTES = 200_000_000

export class QuarantineWriter {
  readonly #path: string
  readonly #rawName: string
  readonly #head: Buffer
  #raw: number | null = null
  #index: number | null = null
  #mark: QuarantineMark = { count: 0, rawBytes: 0, indexBytes: 0 }

  /**
   * @param extension of the source's format, so that editors know the file: `csv`
   * @param head put first in the raw file: a header line, the opening tag
   */
  constructor(folder: RunFolder, extension: string, head: Buffer) {
    this.#path = join(folder.path, 'quarantine')
    this.#rawName = `rejected.${extension}`
    this.#head = head
  }

  get mark(): QuarantineMark {
    return this.#mark
  }

  /** Name of the file of raw records. */
  get file(): string {
    return this.#rawName
  }

  get path(): string {
    return this.#path
  }

  add(entry: Omit<QuarantineEntry, 'at' | 'length'>, raw: Buffer): void {
    try {
      this.#add(entry, raw)
    } catch (error) {
      throw atPlace(error, this.#path)
    }
  }

  #add(entry: Omit<QuarantineEntry, 'at' | 'length'>, raw: Buffer): void {
    const { rawFile, indexFile } = this.#open()
    const { count, rawBytes, indexBytes } = this.#mark
    const fits = rawBytes + raw.length < QUARANTINE_BYTES && indexBytes < QUARANTINE_BYTES
    const at = this.#head.length + rawBytes
    let rawWritten = 0
    let indexWritten = 0
    if (fits) {
      if (raw.length > 0) {
        const record = raw[raw.length - 1] === NEWLINE ? raw : Buffer.concat([raw, NEWLINE_BYTES])
        writeSync(rawFile, record, 0, record.length, at)
        rawWritten = record.length
      }
      const line = Buffer.from(`${JSON.stringify({ ...entry, at, length: raw.length })}\n`)
      writeSync(indexFile, line, 0, line.length, indexBytes)
      indexWritten = line.length
    }
    this.#mark = { count: count + 1, rawBytes: rawBytes + rawWritten, indexBytes: indexBytes + indexWritten }
  }

  /** Counts rows whose bytes are not kept. */
  countUnkept(rows: number): void {
    this.#mark = { ...this.#mark, count: this.#mark.count + rows }
  }

  /** Takes over what a killed run of the same load had rejected up to a mark. */
  inherit(run: string, mark: QuarantineMark): void {
    const before = join(dirname(dirname(this.#path)), run, 'quarantine')
    // A run that is gone on with under its own id has its rows already.
    if (mark.count > 0 && before !== this.#path) {
      mkdirSync(this.#path, { recursive: true })
      for (const name of [this.#rawName, 'index.ndjson']) copyFileSync(join(before, name), join(this.#path, name))
    }
    this.rewind(mark)
  }

  /** Forgets what was added behind a mark: a load that begins again, or goes on from a chunk's border. */
  rewind(mark: QuarantineMark): void {
    if (mark.count === 0 && this.#raw === null) {
      // An attempt before this one may have left some.
      for (const name of [this.#rawName, 'index.ndjson', 'about.json']) rmSync(join(this.#path, name), { force: true })
      return
    }
    const { rawFile, indexFile } = this.#open()
    ftruncateSync(rawFile, this.#head.length + mark.rawBytes)
    ftruncateSync(indexFile, mark.indexBytes)
    this.#mark = mark
  }

  close(): void {
    if (this.#raw !== null) closeSync(this.#raw)
    if (this.#index !== null) closeSync(this.#index)
    this.#raw = null
    this.#index = null
  }

  #open(): { rawFile: number; indexFile: number } {
    if (this.#raw === null || this.#index === null) {
      mkdirSync(this.#path, { recursive: true })
      this.#raw = openSync(join(this.#path, this.#rawName), 'a+')
      closeSync(this.#raw)
      this.#raw = openSync(join(this.#path, this.#rawName), 'r+')
      writeSync(this.#raw, this.#head, 0, this.#head.length, 0)
      closeSync(openSync(join(this.#path, 'index.ndjson'), 'a+'))
      this.#index = openSync(join(this.#path, 'index.ndjson'), 'r+')
    }
    return { rawFile: this.#raw, indexFile: this.#index }
  }
}

const NEWLINE = 0x0a
const NEWLINE_BYTES = Buffer.from('\n')
