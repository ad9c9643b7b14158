import { randomUUID } from 'node:crypto'
import { closeSync, openSync, unlinkSync, writevSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes gathered before they are written: a call costs more than the copy. */
const GATHER_BYTES = 1 << 20

/** Folder of spool files; its names are the child's own. */
export class SpoolFolder {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Empties the folder: an earlier process left what is in it. */
  static async in(folder: string): Promise<SpoolFolder> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const name of await readdir(folder)) await rm(join(folder, name), { force: true })
    return new SpoolFolder(folder)
  }

  open(): SpoolFile {
    return new SpoolFile(join(this.#folder, randomUUID()))
  }
}

/**
 * A file that the first bytes of a request are laid down in. The engine reads Native from a file three times as fast as
 * from a pipe (measured); the file is gone before the kernel would write it to the disk.
 */
export class SpoolFile {
  readonly path: string
  readonly #fd: number
  #pieces: Buffer[] = []
  #gathered = 0
  bytes = 0

  constructor(path: string) {
    this.path = path
    this.#fd = openSync(path, 'wx', 0o600)
  }

  write(piece: Buffer): void {
    this.#pieces.push(piece)
    this.#gathered += piece.length
    this.bytes += piece.length
    if (this.#gathered >= GATHER_BYTES) this.#flush()
  }

  /** After this the file holds everything. */
  close(): void {
    this.#flush()
    closeSync(this.#fd)
  }

  remove(): void {
    unlinkSync(this.path)
  }

  #flush(): void {
    let pieces = this.#pieces
    while (this.#gathered > 0) {
      let written = writevSync(this.#fd, pieces)
      this.#gathered -= written
      while (pieces.length > 0 && written >= pieces[0].length) written -= (pieces.shift() as Buffer).length
      if (written > 0) pieces = [pieces[0].subarray(written), ...pieces.slice(1)]
    }
    this.#pieces = []
  }
}
