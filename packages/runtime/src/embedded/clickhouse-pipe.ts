import { execFile } from 'node:child_process'
import { constants, openSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Named pipes in a folder, lent out one use at a time: how bytes of a request reach the engine's reader of files with
 * no copy on disk and no more than the kernel's 64 KB under way.
 */
export class PipePool {
  readonly #folder: string
  readonly #free: string[] = []
  #made = 0

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Empties the folder: pipes of an earlier process are of no use. */
  static async in(folder: string): Promise<PipePool> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true })
    return new PipePool(folder)
  }

  /** Path of a pipe that nobody has open. Give it back with `release`. */
  async take(): Promise<string> {
    const free = this.#free.pop()
    if (free !== undefined) return free
    const path = join(this.#folder, `pipe-${++this.#made}`)
    await run('mkfifo', ['-m', '600', path])
    return path
  }

  release(path: string): void {
    this.#free.push(path)
  }
}

/**
 * The writing end of a pipe, as soon as somebody reads it; null when `ended` says that nobody will. Opened only then:
 * what is written and closed before a reader comes is lost.
 */
export async function openWriter(path: string, ended: () => boolean): Promise<Socket | null> {
  for (let wait = 0; !ended(); wait = Math.min(wait + 1, 10)) {
    try {
      const fd = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK)
      return new Socket({ fd, readable: false, writable: true })
    } catch (error) {
      // ENXIO: no reader yet.
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error
    }
    await sleep(wait)
  }
  return null
}
