import { randomUUID } from 'node:crypto'
import { closeSync, openSync, unlinkSync, writevSync } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { EngineError } from './clickhouse-engine.ts'

/** Bytes gathered before they are written: a call costs more than the copy. */
const GATHER_BYTES = 1 << 20

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A file that nobody has written to for so long was left by a client that was killed. */
const FORGOTTEN_MS = 3_600_000

/** Where the server of a folder keeps its spool. */
export const spoolFolder = (serverFolder: string): string => join(serverFolder, 'spool')

/** Folder of spool files; their names are the child's own, or a client's that lays its rows down itself. */
export class SpoolFolder {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Empties the folder: an earlier process left what is in it. */
  static async in(folder: string): Promise<SpoolFolder> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const name of await readdir(folder)) await rm(join(folder, name), { force: true })
    setInterval(() => void sweep(folder), FORGOTTEN_MS / 6).unref()
    return new SpoolFolder(folder)
  }

  /**
   * Path of a file that a client has laid down here.
   * @throws EngineError ACCESS_DENIED for a name that could lead elsewhere
   */
  laidDown(name: string): string {
    if (UUID.test(name)) return join(this.#folder, name)
    throw new EngineError(497, 'Code: 497. DB::Exception: Not enough privileges: no file of the spool. (ACCESS_DENIED)')
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

async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    // One that went meanwhile needs no sweeping.
    const age = await stat(path).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    )
    if (age > FORGOTTEN_MS) await rm(path, { force: true })
  }
}
