import { PassThrough } from 'node:stream'
import type { Database } from '../connection/database.ts'
import type { Insert, InsertRoad, InsertSettings } from './insert.ts'

/** Blocks go in the body of a request as they come. */
export function streamedRoad(database: Database, statement: string, settings: InsertSettings): InsertRoad {
  return {
    copies: false,
    wholeFirst: false,
    open: () => new StreamedInsert(database, statement, settings),
    close: () => {},
  }
}

/** One INSERT, its body written piece by piece. */
class StreamedInsert implements Insert {
  readonly #body = new PassThrough({ highWaterMark: 1 << 20 })
  readonly done: Promise<void>
  #over = false
  bytes = 0

  constructor(database: Database, statement: string, settings: InsertSettings) {
    this.#body.on('error', () => {})
    this.done = database.insert(statement, this.#body, settings).finally(() => {
      this.#over = true
      this.#body.destroy()
    })
    // Whoever awaits it gets the failure.
    this.done.catch(() => {})
  }

  async send(pieces: readonly Buffer[]): Promise<number> {
    let size = 0
    for (const piece of pieces) {
      size += piece.length
      if (this.#over) await this.done
      if (piece.length === 0 || this.#body.write(piece)) continue
      await new Promise<void>((resolve) => {
        const go = () => {
          this.#body.off('drain', go).off('close', go)
          resolve()
        }
        this.#body.on('drain', go).on('close', go)
      })
    }
    this.bytes += size
    return size
  }

  end(): void {
    this.#body.end()
  }

  async cancel(): Promise<void> {
    this.#body.destroy(new Error('the load was given up'))
    await this.done.catch(() => {})
  }
}
