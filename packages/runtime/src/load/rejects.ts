import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Reject, Source } from '@ai-etl/core/contracts/source'
import type { LeftOut } from '@ai-etl/core/contracts/target'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import type { QuarantineWriter } from '../runs/quarantine.ts'

/** Why a row was refused after it was read. */
export interface Refusal {
  readonly rule: string
  readonly detail: Phrase
}

/** Puts rejected records into quarantine with their raw bytes. */
export class Rejects {
  readonly #source: Source
  readonly #quarantine: QuarantineWriter

  constructor(source: Source, quarantine: QuarantineWriter) {
    this.#source = source
    this.#quarantine = quarantine
  }

  /** A record that the reader did not accept. */
  fromReader(reject: Reject): void {
    const { line, byte, rule, detail, raw } = reject
    this.#quarantine.add({ source: this.#nameOf(reject.file), line, byte, rule, detail }, raw)
  }

  /**
   * A root row that was refused after it was read.
   * @param names of the batch's columns
   */
  async fromRow(names: readonly string[], batch: Batch, row: number, refusal: Refusal): Promise<void> {
    const byte = batch.offset[row]
    const raw = this.#source.record ? await this.#source.record(batch.file, byte) : rendition(names, batch, row)
    this.#quarantine.add({ source: this.#nameOf(batch.file), line: batch.line[row], byte, ...refusal }, raw)
  }

  /** A row that the target found out after it was written to staging. */
  async fromTarget({ file, line, byte, rule, detail }: LeftOut): Promise<void> {
    const raw = (await this.#source.record?.(file, byte)) ?? Buffer.alloc(0)
    this.#quarantine.add({ source: this.#nameOf(file), line, byte, rule, detail }, raw)
  }

  #nameOf(file: number): string {
    return this.#source.files[file]?.path ?? this.#source.dataset
  }
}

/** A row of a system, which has no bytes of its own, as one line of JSON. */
function rendition(names: readonly string[], batch: Batch, row: number): Buffer {
  const values = names.map((name, i) => {
    const cell = row * batch.columns + i
    const isNull = (batch.mask[cell] & BYTE_CLASS.NULL) !== 0
    return [name, isNull ? null : batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])]
  })
  return Buffer.from(JSON.stringify(Object.fromEntries(values)))
}
