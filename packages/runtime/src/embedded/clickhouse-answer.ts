import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Transform } from 'node:stream'
import { createGzip, createZstdCompress } from 'node:zlib'
import { engineError } from './clickhouse-engine.ts'
import type { EngineRequest } from './clickhouse-request.ts'

/** Figures of the header X-ClickHouse-Summary. */
export interface Summary {
  readonly readRows: number
  readonly writtenRows: number
  readonly writtenBytes: number
  readonly resultRows: number
}

/** Writes answers of the HTTP interface: head, rows, and a failure in whichever of the two it comes. */
export class Answer {
  readonly #response: ServerResponse
  readonly #request: EngineRequest
  readonly #started = performance.now()
  readonly #tag = randomBytes(8).toString('hex')
  #compressor: Transform | null = null

  constructor(response: ServerResponse, request: EngineRequest) {
    this.#response = response
    this.#request = request
  }

  head(format: string, summary: Summary): void {
    const compression = this.#request.compression
    this.#response.writeHead(200, {
      ...this.#common(),
      'X-ClickHouse-Format': format,
      'X-ClickHouse-Summary': this.#summary(summary),
      'X-ClickHouse-Exception-Tag': this.#tag,
      'Content-Type': contentType(format),
      ...(compression ? { 'Content-Encoding': compression } : {}),
    })
    if (compression === null) return
    this.#compressor = compression === 'gzip' ? createGzip({ level: 1 }) : createZstdCompress()
    this.#compressor.pipe(this.#response)
  }

  /** Resolves when more may be written; false when the client is gone. */
  async write(bytes: Uint8Array): Promise<boolean> {
    if (this.#response.destroyed) return false
    const stream = this.#compressor ?? this.#response
    if (stream.write(bytes)) return true
    const gone = new AbortController()
    const closed = once(this.#response, 'close', { signal: gone.signal }).catch(() => {})
    await Promise.race([once(stream, 'drain', { signal: gone.signal }).catch(() => {}), closed])
    gone.abort()
    return !this.#response.destroyed
  }

  end(): void {
    ;(this.#compressor ?? this.#response).end()
  }

  /** A status and X-ClickHouse-Exception-Code; after the head, the exception block that ends a broken answer. */
  fail(error: unknown): void {
    const { code, message } = engineError(error)
    if (!this.#response.headersSent) {
      this.#response.writeHead(statusOf(code), {
        ...this.#common(),
        'X-ClickHouse-Exception-Code': String(code),
        'Content-Type': 'text/plain; charset=UTF-8',
      })
      this.#response.end(`${message}\n`)
      return
    }
    const text = `${message}\n`
    const marker = '__exception__'
    const block = `\r\n${marker}\r\n${this.#tag}\r\n${text}${Buffer.byteLength(text)} ${this.#tag}\r\n${marker}\r\n`
    const stream = this.#compressor ?? this.#response
    stream.end(block)
  }

  #common(): Record<string, string> {
    return {
      'X-ClickHouse-Query-Id': this.#request.queryId.replace(/[^\x20-\x7e]/g, '?'),
      'X-ClickHouse-Server-Display-Name': 'embedded',
      'X-ClickHouse-Timezone': 'UTC',
      Date: new Date().toUTCString(),
    }
  }

  #summary(summary: Summary): string {
    return JSON.stringify({
      read_rows: String(summary.readRows),
      read_bytes: '0',
      written_rows: String(summary.writtenRows),
      written_bytes: String(summary.writtenBytes),
      total_rows_to_read: '0',
      result_rows: String(summary.resultRows),
      result_bytes: '0',
      elapsed_ns: String(Math.round((performance.now() - this.#started) * 1e6)),
    })
  }
}

function contentType(format: string): string {
  if (/^JSON\w*EachRow/.test(format)) return 'application/x-ndjson; charset=UTF-8'
  if (format.startsWith('JSON')) return 'application/json; charset=UTF-8'
  if (format.startsWith('CSV')) return 'text/csv; charset=UTF-8'
  if (/^(?:Native|RowBinary|Parquet|Arrow|ORC|Avro|MsgPack|Protobuf)/.test(format)) return 'application/octet-stream'
  return 'text/tab-separated-values; charset=UTF-8'
}

/** Statuses of ClickHouse's exceptionCodeToHTTPStatus. */
function statusOf(code: number): number {
  return STATUS.get(code) ?? 500
}
const STATUS = new Map<number, number>([
  ...[194, 516].map((code) => [code, 403] as const),
  ...[497, 291].map((code) => [code, 403] as const),
  ...[60, 81, 46, 47, 16, 36, 50, 79].map(
    (code) => [code, [60, 81, 46, 47, 16, 50].includes(code) ? 404 : 400] as const,
  ),
  ...[6, 26, 27, 38, 41, 43, 53, 62, 69, 70, 72, 115, 117, 130, 131, 164, 452, 456].map((code) => [code, 400] as const),
  [48, 501],
  [373, 423],
  [202, 429],
])
