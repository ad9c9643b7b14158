import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Batch } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import type { ReadRequest, Source } from '@ai-etl/core/contracts/source'
import { type ResolvedFiles, resolveFiles } from '../dataset.ts'
import type { FileTableWriter } from './writer.ts'

/** Turns rows into the text of a format, handed to the file in pieces. */
export interface RowEncoder {
  encode(batch: Batch): void
  /** Hands over what is left. */
  flush(): void
}

/** A text file that is being written: what formats of text have in common. */
export class TextFile {
  readonly #descriptor: number
  #open = true

  constructor(path: string) {
    this.#descriptor = openSync(path, 'w')
  }

  readonly write = (bytes: Uint8Array, end = bytes.length): void => {
    for (let at = 0; at < end; ) at += writeSync(this.#descriptor, bytes, at, end - at)
  }

  writer(encoder: RowEncoder): FileTableWriter {
    return {
      write: async (batch) => encoder.encode(batch),
      finish: async () => {
        if (!this.#open) return
        encoder.flush()
        fsyncSync(this.#descriptor)
        this.#close()
      },
      abort: async () => this.#close(),
    }
  }

  #close(): void {
    if (this.#open) closeSync(this.#descriptor)
    this.#open = false
  }
}

/** A file that was written here, to be read as it was written: nothing is left to detection. */
export function resolveWritten(path: string, format: string, context: Context): Promise<ResolvedFiles> {
  const address = { kind: 'file' as const, text: path, format, path, fragment: null, options: {} }
  // A file that is written here lies where its target's roots allow.
  const local = { ...context, fileRoots: null, workingDir: dirname(path) }
  return resolveFiles(address, local, { text: true, encoding: 'utf-8', compression: 'none' })
}

/** Rows of the root of a file that was written here. @throws RangeError when some do not read back */
export async function countWritten(
  source: Source,
  path: string,
  request: Pick<ReadRequest, 'columns' | 'signal'>,
): Promise<number> {
  let rows = 0
  const reject = () => {
    throw new RangeError(`${path} does not read back`)
  }
  for await (const batch of source.batches({ ...request, reject })) if (batch.table === 0) rows += batch.rows
  return rows
}
