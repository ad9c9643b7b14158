import type pg from 'pg'

/** Bytes that may wait unread before the server is held up. */
const READ_AHEAD = 1024 * 1024
const COPY_DATA = 0x64
const HEADER = 5

/**
 * COPY … TO STDOUT read from a client's own socket: messages with rows are handed out as they arrived, many in one
 * buffer, everything else goes on to the client. Hand it to `client.query` while the client is idle, then iterate.
 */
export class CopyOut implements pg.Submittable {
  readonly #sql: string
  #connection: pg.Connection | undefined
  /** The client's own listeners, which get what is not ours. */
  #forward: ((data: Buffer) => void)[] = []
  readonly #take = (data: Buffer): void => this.#arrived(data)
  #waiting: Buffer[] = []
  #waitingBytes = 0
  #wake: (() => void) | undefined
  #failure: Error | undefined
  #over = false

  constructor(sql: string) {
    this.#sql = sql
  }

  submit(connection: pg.Connection): void {
    this.#connection = connection
    const { stream } = connection
    // net.Socket's `data` listeners take a Buffer.
    this.#forward = stream.listeners('data') as ((data: Buffer) => void)[]
    stream.removeAllListeners('data')
    stream.on('data', this.#take)
    connection.query(this.#sql)
  }

  /**
   * Gives CopyData messages, whole ones, each a row of COPY's text form behind five bytes of header; a buffer is valid
   * for good. @throws what the server said, or the loss of the connection
   */
  async *messages(): AsyncGenerator<Buffer, void> {
    let rest: Buffer[] = []
    let restBytes = 0
    let needed = HEADER
    while (!this.#over) {
      const data = await this.#next()
      if (data === null) break
      rest.push(data)
      restBytes += data.length
      if (restBytes < needed) continue
      const bytes = rest.length === 1 ? rest[0] : Buffer.concat(rest)
      const { rows, used, next } = this.#sort(bytes)
      if (rows !== null) yield rows
      rest = used === bytes.length ? [] : [bytes.subarray(used)]
      restBytes = bytes.length - used
      needed = next
    }
    if (this.#failure) throw this.#failure
  }

  /** The server's refusal, or the loss of the connection: pg tells a query nothing more after it. */
  handleError(error: Error): void {
    this.#failure ??= error
    this.#finish()
  }

  handleReadyForQuery(): void {
    this.#finish()
  }

  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}

  /** Parts row messages, a run of them as one buffer, from the client's; `next` is the least that is still to come. */
  #sort(bytes: Buffer): { rows: Buffer | null; used: number; next: number } {
    let at = 0
    const runs: Buffer[] = []
    let runStart = -1
    let next = HEADER
    while (at + HEADER <= bytes.length) {
      const end = at + 1 + bytes.readUInt32BE(at + 1)
      if (end > bytes.length) {
        next = end - at
        break
      }
      if (bytes[at] === COPY_DATA) {
        if (runStart === -1) runStart = at
      } else {
        if (runStart !== -1) runs.push(bytes.subarray(runStart, at))
        runStart = -1
        const message = bytes.subarray(at, end)
        for (const listener of this.#forward) listener(message)
      }
      at = end
    }
    if (runStart !== -1) runs.push(bytes.subarray(runStart, at))
    const rows = runs.length === 0 ? null : runs.length === 1 ? runs[0] : Buffer.concat(runs)
    return { rows, used: at, next }
  }

  #arrived(data: Buffer): void {
    this.#waiting.push(data)
    this.#waitingBytes += data.length
    if (this.#waitingBytes > READ_AHEAD) this.#connection?.stream.pause()
    this.#wake?.()
  }

  async #next(): Promise<Buffer | null> {
    while (this.#waiting.length === 0) {
      if (this.#over) return null
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    const data = this.#waiting.length === 1 ? this.#waiting[0] : Buffer.concat(this.#waiting)
    this.#waiting = []
    this.#waitingBytes = 0
    this.#connection?.stream.resume()
    return data
  }

  #finish(): void {
    this.#over = true
    const stream = this.#connection?.stream
    stream?.removeListener('data', this.#take)
    for (const listener of this.#forward) stream?.on('data', listener)
    this.#wake?.()
  }
}
