/**
 * Bounded memory at the server: one thread, one part an INSERT (and partition). Nothing is changed on the way in: no
 * defaults for NULL, no merging of equal keys, no asynchronous inserts.
 * @param bytes of the INSERT: smaller blocks are put together up to this size
 */
export function insertSettings(bytes: number) {
  return {
    max_insert_threads: '1',
    min_insert_block_size_rows: '1048576',
    min_insert_block_size_bytes: String(bytes),
    input_format_null_as_default: 0,
    optimize_on_insert: 0,
    async_insert: 0,
    insert_deduplicate: 0,
    max_partitions_per_insert_block: '0',
  } as const
}

export type InsertSettings = ReturnType<typeof insertSettings>

/** One INSERT of Native blocks under way. */
export interface Insert {
  /** Bytes sent so far. */
  readonly bytes: number
  /** Settles when the server has taken or refused all of it. */
  readonly done: Promise<void>
  /** Resolves when more may be sent: the size of what was. @throws PlatformError when the server refused before the end */
  send(pieces: readonly Buffer[]): Promise<number>
  /** Nothing more comes. */
  end(): void
  /** Breaks it off, whatever it has done; never throws. */
  cancel(): Promise<void>
}

/** How a lane's blocks reach the server. */
export interface InsertRoad {
  /** True when `send` has copied the pieces once it resolves. */
  readonly copies: boolean
  /** True when the server begins with an INSERT only when all of it has been sent. */
  readonly wholeFirst: boolean
  open(): Insert
  /** Frees what the road holds once no INSERT is under way. */
  close(): void
}
