import type pg from 'pg'

/** Frames that may wait for the socket before `write` holds its caller up. */
const FRAMES_IN_FLIGHT = 3

/**
 * COPY … FROM STDIN on a client's own socket: whole CopyData messages are written as they are, so the client's
 * serializer copies nothing. Hand it to `client.query`, then `write` frames and `end` or `fail`.
 * Messages: PostgreSQL documentation, "COPY Operations" and "Message Formats".
 */
export class CopyIn implements pg.Submittable {
  readonly #sql: string
  readonly #ready = Promise.withResolvers<void>()
  readonly #done = Promise.withResolvers<number>()
  readonly #recycle: (frame: Buffer) => void
  #connection: pg.Connection | undefined
  #failure: Error | undefined
  #rows = 0
  #inFlight = 0
  #wake: (() => void) | undefined

  constructor(sql: string, recycle: (frame: Buffer) => void) {
    this.#sql = sql
    this.#recycle = recycle
    this.#ready.promise.catch(() => {})
    this.#done.promise.catch(() => {})
  }

  submit(connection: pg.Connection): void {
    this.#connection = connection
    connection.query(this.#sql)
  }

  /** Takes a whole CopyData message; resolves when more may be written. @throws what the server said against it. */
  async write(frame: Buffer): Promise<void> {
    await this.#ready.promise
    while (this.#inFlight >= FRAMES_IN_FLIGHT && !this.#failure) {
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    if (this.#failure) throw this.#failure
    this.#inFlight++
    this.#connection?.stream.write(frame, (error) => {
      this.#inFlight--
      this.#recycle(frame)
      if (error) this.#fail(error)
      this.#wake?.()
    })
  }

  /** Ends the data; resolves with the server's count of rows when it has taken them all. */
  async end(): Promise<number> {
    await this.#ready.promise
    if (!this.#failure) this.#connection?.stream.write(COPY_DONE)
    return await this.#done.promise
  }

  /** Gives the COPY up: the server forgets what it has taken of it. Resolves when the connection is free again. */
  async fail(reason: string): Promise<void> {
    const started = await this.#ready.promise.then(
      () => true,
      () => false,
    )
    if (started && !this.#failure) this.#connection?.stream.write(copyFail(reason))
    await this.#done.promise.catch(() => {})
  }

  handleCopyInResponse(): void {
    this.#ready.resolve()
  }

  handleCommandComplete(message: { text: string }): void {
    this.#rows = Number(/^COPY (\d+)$/.exec(message.text)?.[1] ?? 0)
  }

  /** The server's refusal, or the loss of the connection: pg tells a query nothing more after it. */
  handleError(error: Error): void {
    this.#fail(error)
    this.#done.reject(error)
  }

  handleReadyForQuery(): void {
    this.#done.resolve(this.#rows)
    this.#ready.reject(new Error('the server ended COPY before it began'))
  }

  handleEmptyQuery(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}

  #fail(error: Error): void {
    this.#failure ??= error
    this.#ready.reject(error)
    this.#wake?.()
  }
}

const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4])

function copyFail(reason: string): Buffer {
  const text = Buffer.from(`${reason}\0`)
  const message = Buffer.alloc(5 + text.length)
  message[0] = 0x66
  message.writeUInt32BE(4 + text.length, 1)
  text.copy(message, 5)
  return message
}
