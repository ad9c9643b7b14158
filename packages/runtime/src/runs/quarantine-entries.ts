import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Language } from '@ai-etl/core/messages/language'
import { type Phrase, say } from '@ai-etl/core/messages/phrase'
import { type RunFolder, runFolder } from './folder.ts'
import type { QuarantineEntry } from './quarantine.ts'
import { type QuarantineAbout, readAbout } from './quarantine-about.ts'
import { maskDetail, maskRecord } from './quarantine-mask.ts'

/** A rejected row as an index tells of it: without what it holds. */
export interface QuarantinedRow {
  /** From 0, in the order of rejection. */
  readonly position: number
  readonly source: string
  readonly line: number
  readonly byte: number
  readonly rule: string
  /** Values of personal fields are masked. */
  readonly detail: string
}

/** Raw bytes of one record that are shown at most. */
const SHOWN_BYTES = 64_000

/** The index of a run's quarantine in its order; nothing for a run that rejected nothing. @throws PlatformError `run.unknown` */
export async function* quarantinedRows(dataDir: string, run: string, lang: Language): AsyncGenerator<QuarantinedRow> {
  const folder = runFolder(dataDir, run)
  const about = await readAbout(folder)
  if (about === null) return
  for await (const { position, entry } of entries(folder)) {
    const { source, line, byte, rule } = entry
    yield { position, source, line, byte, rule, detail: say(maskDetail(entry.detail, about.columns), lang) }
  }
}

/** What a rejected row holds. */
export interface RejectedRecord {
  /** Its bytes as text. */
  readonly raw: string
  /** What was wrong; values of personal fields are masked. */
  readonly detail: Phrase
}

/**
 * What rejected rows hold, by position. A position that the quarantine does not hold is left out.
 * @param showPersonal texts whole; else values of personal fields are masked
 * @throws PlatformError `run.unknown`
 */
export async function rejectedRecords(
  dataDir: string,
  run: string,
  positions: readonly number[],
  showPersonal: boolean,
): Promise<ReadonlyMap<number, RejectedRecord>> {
  const folder = runFolder(dataDir, run)
  const about = await readAbout(folder)
  const found = new Map<number, RejectedRecord>()
  if (about === null || positions.length === 0) return found
  const wanted = new Set(positions)
  const last = Math.max(...positions)
  const file = await open(rawFile(folder, about))
  try {
    for await (const { position, entry } of entries(folder)) {
      if (position > last) break
      if (!wanted.has(position)) continue
      const bytes = Buffer.alloc(Math.min(entry.length, SHOWN_BYTES))
      await file.read(bytes, 0, bytes.length, entry.at)
      const raw = bytes.toString('utf8').replace(/\ufffd+$/, '')
      const detail = maskDetail(entry.detail, about.columns)
      found.set(position, { raw: showPersonal ? raw : maskRecord(raw, about), detail })
    }
  } finally {
    await file.close()
  }
  return found
}

/** What a file of mended rows begins with, so that it reads like the quarantine's own, and its extension. */
export async function quarantineForm(
  dataDir: string,
  run: string,
): Promise<{ readonly head: Buffer; readonly extension: string } | null> {
  const folder = runFolder(dataDir, run)
  const about = await readAbout(folder)
  if (about === null) return null
  for await (const { entry } of entries(folder)) {
    const head = Buffer.alloc(entry.at)
    const file = await open(rawFile(folder, about))
    await file.read(head, 0, head.length, 0).finally(() => file.close())
    return { head, extension: about.file.slice(about.file.lastIndexOf('.') + 1) }
  }
  return null
}

async function* entries(folder: RunFolder): AsyncGenerator<{ position: number; entry: QuarantineEntry }> {
  const lines = createInterface({ input: createReadStream(join(folder.path, 'quarantine', 'index.ndjson')) })
  let position = 0
  try {
    // Written by the quarantine's writer alone.
    for await (const line of lines) yield { position: position++, entry: JSON.parse(line) as QuarantineEntry }
  } finally {
    lines.close()
  }
}

function rawFile(folder: RunFolder, about: QuarantineAbout): string {
  return join(folder.path, 'quarantine', about.file)
}
