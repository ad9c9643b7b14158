import type { Address } from '@ai-etl/core/address/address'
import type { Capabilities } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Decision, Source, SourceFile } from '@ai-etl/core/contracts/source'
import type { Target } from '@ai-etl/core/contracts/target'
import type { z } from 'zod'

/**
 * One format of files, apart from the place they lie in, their compression and their encoding: those are taken off
 * before a format sees a byte. Registered with one line in files/formats.ts. The object itself must be light: its
 * `open` loads the reader when first called.
 */
export interface FileFormat {
  /** Prefix of addresses and name of the connector: `csv`. */
  readonly name: string
  /** Without dots, lower case; a hint only, used when contents leave two formats possible. */
  readonly extensions: readonly string[]
  /** True: `open` gets UTF-8 without a byte order mark, whatever the file's encoding. False: its bytes as they are. */
  readonly text: boolean
  /** Options of its own, beside those of every file (files/options.ts). Values arrive as strings. */
  readonly options: z.ZodObject
  readonly capabilities: Capabilities
  /**
   * How sure the first bytes (decoded, at most 256 KB, `complete` when they are the whole file) are of this format:
   * 0 not at all, 1 certain. Only structure counts, never the name.
   */
  detect(head: Buffer, complete: boolean): number
  /**
   * @throws PlatformError when nothing of it can be read
   */
  open(dataset: FileDataset, context: Context, request: { structure: 'sample' | 'whole' }): Promise<Source>
  /** Absent when the format cannot be written. `path` is absolute, as the place gives it. */
  openTarget?(request: FileTargetRequest, context: Context): Promise<Target>
}

/** Files of one shape, resolved, decompressed and transcoded: what a format opens. */
export interface FileDataset {
  readonly address: Address
  /** `Source.dataset`: the address without secrets. */
  readonly dataset: string
  /** `Source.name`: from the file's name, without extensions: `tickets`. */
  readonly name: string
  /** At least one; natural order of their names. */
  readonly files: readonly InputFile[]
  /** `Source.fingerprint`: digest over name, size and sampled bytes of each file. */
  readonly fingerprint: string
  /** What was detected so far: `encoding`, `compression`, `format`. To be put before the format's own. */
  readonly decisions: readonly Decision[]
  /** The records path after `#`, the archive's member taken off; null when absent. */
  readonly fragment: string | null
  /** The format's own options and those of every file, validated and parsed by their schemas. */
  readonly options: Readonly<Record<string, unknown>>
}

export interface FileTargetRequest {
  /** As addressed, for people. */
  readonly address: string
  /** Absolute path of the file or, ending in `/`, of the folder. */
  readonly path: string
  readonly options: Readonly<Record<string, unknown>>
}

/** One file (or member of an archive) as a stream of decoded bytes. */
export interface InputFile extends SourceFile {
  /** Where the bytes lie on this machine, for readers that open files themselves; null for members of archives. */
  readonly localPath: string | null
  readonly compression: Compression | null
  /** Encoding of its text: `utf-8`, `windows-1251`, …; null for binary formats. */
  readonly encoding: string | null
  /** Offset of the first decoded byte: 3 where a UTF-8 byte order mark was skipped, else 0. */
  readonly firstByte: number
  /** Offset after the last decoded byte; null when it is known only after reading (compressed, transcoded). */
  readonly endByte: number | null
  /** True when opening at an offset costs nothing (plain UTF-8 or binary); else bytes before it are read and dropped. */
  readonly seekable: boolean
  /**
   * A reader that stands at offset `from` of the decoded stream (default `firstByte`).
   * @throws PlatformError `file.missing`, `file.unreadable`, `file.corrupt`
   */
  open(from?: number): Promise<ByteReader>
}

export type Compression = 'gzip' | 'zstd' | 'zip'

/** Pulls the decoded bytes of one file. Not to be called again before a returned promise has settled. */
export interface ByteReader {
  /**
   * Copies at most `length` bytes to `into[offset…]` and returns how many, 0 at the end. A plain local file answers at
   * once (call it from a worker thread); where it must wait it returns a promise.
   * @throws PlatformError `file.unreadable`, `file.corrupt`, `file.bomb`
   */
  read(into: Buffer, offset: number, length: number): number | Promise<number>
  /** Offset of the next byte in the decoded stream. */
  readonly position: number
  /** Bytes of the stored file consumed so far, for progress: at most `InputFile.bytes`. */
  readonly consumed: number
  close(): Promise<void>
}
