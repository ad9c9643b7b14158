import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileAddress } from '@ai-etl/core/address/address'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import type { ReadRequest, Reject, Source } from '@ai-etl/core/contracts/source'
import { connectorFor } from '../src/resolve.ts'

/** A folder of its own for the files of one test file. */
export class TestFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'ai-etl-test-'))

  write(name: string, contents: string | Buffer): string {
    writeFileSync(join(this.path, name), contents)
    return name
  }

  /** A context whose relative paths start here. */
  context(changes: Partial<Context> = {}): Context {
    const unused = () => Promise.reject(new Error('no server is needed to read files'))
    return {
      dataDir: join(this.path, '.ai-etl'),
      workingDir: this.path,
      fileRoots: null,
      lang: 'en',
      signal: new AbortController().signal,
      environment: {},
      embedded: { postgresql: unused, clickhouse: unused },
      progress: () => {},
      ...changes,
    }
  }

  async open(name: string, options: Record<string, string> = {}, format: string | null = null): Promise<Source> {
    const address = fileAddress(name, options, format)
    const context = this.context()
    return (await connectorFor(address, context)).open(address, context, { structure: 'sample' })
  }

  remove(): void {
    rmSync(this.path, { recursive: true })
  }
}

export function fileAddress(
  path: string,
  options: Record<string, string> = {},
  format: string | null = null,
  fragment: string | null = null,
): FileAddress {
  return { kind: 'file', text: path, format, path, fragment, options }
}

/** What came out of a source, as texts. */
export interface ReadRows {
  readonly rows: (string | null)[][]
  readonly rejects: Reject[]
  /** Line and byte offset of each row. */
  readonly places: (readonly [line: number, byte: number])[]
}

/** Reads the first table of a source to its end. */
export async function readRows(source: Source, request: Partial<ReadRequest> = {}): Promise<ReadRows> {
  const read: ReadRows = { rows: [], rejects: [], places: [] }
  const signal = new AbortController().signal
  for await (const batch of source.batches({ signal, reject: (one) => read.rejects.push(one), ...request })) {
    for (let r = 0; r < batch.rows; r++) {
      const row: (string | null)[] = []
      for (let i = r * batch.columns; i < (r + 1) * batch.columns; i++) {
        const absent = (batch.mask[i] & BYTE_CLASS.NULL) !== 0
        row.push(absent ? null : batch.bytes.toString('utf8', batch.start[i], batch.end[i]))
      }
      read.rows.push(row)
      read.places.push([batch.line[r], batch.offset[r]])
    }
  }
  return read
}
