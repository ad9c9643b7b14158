import { randomUUID } from 'node:crypto'
import { closeSync, ftruncateSync, openSync, unlinkSync, writevSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../connection/database.ts'
import type { Insert, InsertRoad, InsertSettings } from './insert.ts'

/**
 * Blocks are laid down in files of the server's spool, which its engine then reads by itself: nothing goes through a
 * socket, and neither side holds bytes that are on their way. The files serve again and again: their pages are in memory
 * already, and are seldom old enough for the kernel to write them to the disk.
 */
export class LaidRoad implements InsertRoad {
  readonly copies = true
  readonly wholeFirst = true
  readonly #database: Database
  readonly #statement: string
  readonly #settings: InsertSettings
  readonly #folder: string
  readonly #files: SpoolFile[] = []
  readonly #free: SpoolFile[] = []

  constructor(database: Database, statement: string, settings: InsertSettings, folder: string) {
    this.#database = database
    this.#statement = statement
    this.#settings = settings
    this.#folder = folder
  }

  open(): Insert {
    const file = this.#free.pop() ?? this.#newFile()
    const run = () =>
      this.#database
        .insertLaidDown(this.#statement, file.name, this.#settings)
        .finally(() => void this.#free.push(file))
    return new LaidInsert(file, run)
  }

  close(): void {
    for (const file of this.#files.splice(0)) file.remove()
    this.#free.length = 0
  }

  #newFile(): SpoolFile {
    const file = new SpoolFile(this.#folder)
    this.#files.push(file)
    return file
  }
}

/** One INSERT: its rows are written to a file first, and the statement runs when all are there. */
class LaidInsert implements Insert {
  readonly #file: SpoolFile
  readonly #run: () => Promise<void>
  readonly #settle: { resolve: (done: Promise<void> | undefined) => void }
  readonly done: Promise<void>
  bytes = 0

  constructor(file: SpoolFile, run: () => Promise<void>) {
    this.#file = file
    this.#run = run
    const { promise, resolve } = Promise.withResolvers<void>()
    this.done = promise
    this.#settle = { resolve: resolve as (done: Promise<void> | undefined) => void }
    this.done.catch(() => {})
  }

  async send(pieces: readonly Buffer[]): Promise<number> {
    const size = this.#file.write(pieces, this.bytes)
    this.bytes += size
    return size
  }

  end(): void {
    this.#file.endAt(this.bytes)
    this.#settle.resolve(this.#run())
  }

  async cancel(): Promise<void> {
    this.#settle.resolve(undefined)
    await this.done.catch(() => {})
  }
}

class SpoolFile {
  /** In the spool folder. */
  readonly name = randomUUID()
  readonly #path: string
  readonly #fd: number

  constructor(folder: string) {
    this.#path = join(folder, this.name)
    this.#fd = openSync(this.#path, 'wx', 0o600)
  }

  /** @returns bytes written, those of all pieces */
  write(pieces: readonly Buffer[], at: number): number {
    let left = pieces.filter((piece) => piece.length > 0)
    let size = 0
    while (left.length > 0) {
      let written = writevSync(this.#fd, left, at + size)
      size += written
      while (left.length > 0 && written >= left[0].length) written -= (left.shift() as Buffer).length
      if (written > 0) left = [left[0].subarray(written), ...left.slice(1)]
    }
    return size
  }

  /** What an earlier use wrote behind `size` is no part of this one. */
  endAt(size: number): void {
    ftruncateSync(this.#fd, size)
  }

  remove(): void {
    closeSync(this.#fd)
    unlinkSync(this.#path)
  }
}
